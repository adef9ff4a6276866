package org.caldavsync.server.outbound;

import java.net.URI;
import java.util.Optional;
import org.caldavsync.caldav.Href;

/** Addresses of accounts as people type them. */
public final class AccountUrl {
    /** What is wrong with one that cannot be used. */
    public static final String RULE = "must be an http or https address, without a user name or password in it";

    private AccountUrl() {}

    /** The address in that text, empty where the {@link #RULE} is broken. Spaces are encoded. */
    public static Optional<URI> parse(String text) {
        try {
            URI url = URI.create(text.strip().replace(" ", "%20"));
            var _ = Href.of(url);
            return Optional.of(url);
        } catch (IllegalArgumentException notUsable) {
            return Optional.empty();
        }
    }
}
