package org.caldavsync.icalendar.zone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Names that are no IANA identifiers and the zones they stand for, from a resource of {@code name = zone} lines. */
final class NameTable {
    private final Map<String, ZoneId> zones = new HashMap<>();

    /** @throws IllegalStateException when a line of the resource names no zone */
    NameTable(String resource) {
        for (String line : read(resource).lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                int equals = line.lastIndexOf('=');
                String zone = line.substring(equals + 1).strip();
                zones.put(
                        key(line.substring(0, equals)),
                        IanaZones.named(zone).orElseThrow(() -> new IllegalStateException(resource + ": " + line)));
            }
        }
    }

    private static String read(String resource) {
        try (InputStream in = NameTable.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + resource);
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The zone of that name, whatever its case and spacing. */
    Optional<ZoneId> find(String name) {
        return Optional.ofNullable(zones.get(key(name)));
    }

    private static String key(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
