package org.caldavsync.server.notify;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A mailbox as RFC 5321 writes it ({@code local@domain}), in ASCII, without a display name and without quoting: nothing in it
 * can be taken for more than an address.
 */
public record MailAddress(String text) {
    private static final int LONGEST = 254;
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");

    /** @throws IllegalArgumentException with the end of a sentence that begins with what holds it */
    public MailAddress {
        if (text.length() > LONGEST || !PLAIN.matcher(text).matches()) {
            throw new IllegalArgumentException("must be an address such as anna@example.org, without a name beside it");
        }
    }

    /**
     * Several with commas between them; each once.
     *
     * @throws IllegalArgumentException as the constructor
     */
    public static List<MailAddress> list(String text) {
        return Stream.of(text.split(",", -1))
                .map(String::strip)
                .distinct()
                .map(MailAddress::new)
                .toList();
    }
}
