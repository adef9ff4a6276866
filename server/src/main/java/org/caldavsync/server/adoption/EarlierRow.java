package org.caldavsync.server.adoption;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** One row of an earlier table, read with the looseness of the SQLite that wrote it. */
record EarlierRow(Map<String, Object> columns) {

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

    /** Seconds; what was below zero never ran by itself. */
    long interval() {
        return Math.max(0, number("sync_interval_secs"));
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

    /** The address with what may not stand in one percent-encoded, so that it can be read as one. */
    String url(String column) {
        StringBuilder url = new StringBuilder();
        text(column).strip().codePoints().forEach(c -> {
            if (c > 32 && c < 127 && "\"<>\\^`{|}".indexOf(c) < 0) {
                url.append((char) c);
            } else {
                for (byte octet : Character.toString(c).getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
                    url.append("%%%02X".formatted(octet & 0xff));
                }
            }
        });
        return url.toString();
    }
}
