package org.caldavsync.server.destination.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A link as people paste it, with the user name and password that may stand in it (RFC 3986 §3.2.1) taken out.
 *
 * @param address the rest of it, checked by nobody yet
 * @param username decoded; empty where there was none
 * @param password decoded; empty where there was none
 */
public record SignedInLink(String address, String username, String password) {
    private static final Pattern SIGNED_IN = Pattern.compile("([a-zA-Z]+://)([^/?#]*)@([^/?#]*.*)");

    /** @throws IllegalArgumentException when the user name or password is encoded in no readable way */
    public static SignedInLink of(String text) {
        Matcher signedIn = SIGNED_IN.matcher(text.strip());
        if (!signedIn.matches()) {
            return new SignedInLink(text.strip(), "", "");
        }
        String[] user = signedIn.group(2).split(":", 2);
        String password = user.length < 2 ? "" : decoded(user[1]);
        return new SignedInLink(signedIn.group(1) + signedIn.group(3), decoded(user[0]), password);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return address;
    }
}
