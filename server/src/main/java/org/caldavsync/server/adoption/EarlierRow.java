package org.caldavsync.server.adoption;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.caldavsync.server.destination.link.LinkAddress;
import org.caldavsync.server.destination.link.SignedInLink;
import org.caldavsync.server.outbound.AccountUrl;

/** One row of an earlier table, read with the looseness of the SQLite that wrote it. */
record EarlierRow(Map<String, Object> columns) {
    private static final String UNUSABLE = "http://unusable.invalid/";

    /** Of an interval: a hundred years. */
    private static final long MOST_MINUTES = 60L * 24 * 36_525;

    long id() {
        return number("id");
    }

    boolean has(String column) {
        return columns.get(column) != null;
    }

    String text(String column) {
        return optionalText(column).orElse("");
    }

    Optional<String> optionalText(String column) {
        return Optional.ofNullable(columns.get(column)).map(Object::toString);
    }

    long number(String column) {
        return columns.get(column) instanceof Number number ? number.longValue() : 0;
    }

    boolean flag(String column) {
        return number(column) != 0;
    }

    /** Seconds, from the minutes that the first versions had where there are no others; below zero is never. */
    long interval() {
        long seconds = has("sync_interval_secs")
                ? number("sync_interval_secs")
                : Duration.ofMinutes(Math.clamp(number("sync_interval_minutes"), 0, MOST_MINUTES))
                        .toSeconds();
        return Math.max(0, seconds);
    }

    Optional<String> status() {
        return optionalText("last_sync_status").filter(status -> status.equals("ok") || status.equals("error"));
    }

    /** {@code YYYY-MM-DD HH:MM:SS} in UTC; empty where there is none or it is something else. */
    Optional<Instant> instant(String column) {
        try {
            return optionalText(column)
                    .map(text -> LocalDateTime.parse(
                                    text.strip().replace(' ', 'T').replace("Z", ""))
                            .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * The address in a form that can be used: without user name and password, and with what may not stand in an address
     * percent-encoded. One that still is none becomes one that cannot be reached and shows what it was.
     */
    String url(String column) {
        String text = encoded(text(column).strip(), "\"<>\\^`{|}");
        String bare = text.replaceFirst("^(https?://)[^/?#]*@", "$1");
        return AccountUrl.parse(bare).isPresent() ? bare : UNUSABLE + encoded(text, "%[]?#");
    }

    /**
     * The ICS link in that column, made usable in the same way; its user name and password are apart from it.
     */
    SignedInLink link(String column) {
        String text = encoded(text(column).strip(), "\"<>\\^`{|}");
        try {
            SignedInLink link = SignedInLink.of(text);
            if (LinkAddress.parse(link.address()).isPresent()) {
                return link;
            }
        } catch (IllegalArgumentException malformed) {
            // falls through to the same address as one that is none
        }
        return new SignedInLink(UNUSABLE + encoded(text, "%[]?#@"), "", "");
    }

    private static String encoded(String text, String alsoEncoded) {
        StringBuilder encoded = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c > 32 && c < 127 && alsoEncoded.indexOf(c) < 0) {
                encoded.append((char) c);
            } else {
                for (byte octet : Character.toString(c).getBytes(UTF_8)) {
                    encoded.append("%%%02X".formatted(octet & 0xff));
                }
            }
        });
        return encoded.toString();
    }
}
