package org.caldavsync.server.web;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.caldavsync.server.ratelimit.Client;
import org.jspecify.annotations.Nullable;

/** Whether a proxy in front may say for whom it asks. Anybody can write these headers, so somebody has to vouch for them. */
public enum Forwarding {
    /** The headers mean nothing: whoever connected is the client. */
    IGNORED,
    /** Every request comes through a proxy that sets the headers. */
    BELIEVED;

    /** What needs no escaping anywhere, and climbs nowhere. */
    private static final Pattern PREFIX = Pattern.compile("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]{1,64}){1,8}");

    /** A request's headers by name; null where it has none of it, the last where it has several. */
    @FunctionalInterface
    public interface HeaderFields extends UnaryOperator<@Nullable String> {}

    /**
     * Who sent the request: the last address of {@code X-Forwarded-For}, which is the one the proxy has seen itself (those
     * before it are what the client claims), else {@code X-Real-IP}, else the peer.
     */
    Client client(String peer, HeaderFields headers) {
        Optional<Client> forwarded = this == BELIEVED
                ? address(headers.apply("X-Forwarded-For")).or(() -> address(headers.apply("X-Real-IP")))
                : Optional.empty();
        return forwarded.or(() -> Client.of(peer)).orElse(Client.UNKNOWN);
    }

    /** The path in front of everything, as {@link PublicUrl#path}; one that is no plain path counts as none. */
    String prefix(@Nullable String header) {
        if (this == IGNORED || header == null) {
            return "";
        }
        String path = header.strip();
        String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return PREFIX.matcher(trimmed).matches() ? trimmed : "";
    }

    private static Optional<Client> address(@Nullable String header) {
        return header == null ? Optional.empty() : Client.of(header.substring(header.lastIndexOf(',') + 1));
    }
}
