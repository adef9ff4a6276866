package org.caldavsync.http;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The cookies of one session (RFC 6265), much reduced: each goes back to the origin that set it and to no other,
 * whatever domain it names, until the session is dropped. Some providers want to see theirs again; some are faster when
 * they do.
 */
final class Cookies {
    private static final int MOST = 20;
    private static final int LONGEST = 4096;

    private final Map<Origin, Map<String, String>> jars = new HashMap<>();

    /** Keeps, replaces and forgets what the answer says. */
    synchronized void learn(Origin origin, Headers headers) {
        for (String line : headers.all("Set-Cookie")) {
            String[] parts = line.split(";", -1);
            int equals = parts[0].indexOf('=');
            if (equals > 0 && line.length() <= LONGEST) {
                String name = parts[0].substring(0, equals).strip();
                keep(origin, name, parts[0].substring(equals + 1).strip(), isDeletion(parts));
            }
        }
    }

    /** The value of the Cookie header. */
    synchronized Optional<String> header(Origin origin) {
        Map<String, String> jar = jars.getOrDefault(origin, Map.of());
        return jar.isEmpty()
                ? Optional.empty()
                : Optional.of(jar.entrySet().stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; ")));
    }

    private void keep(Origin origin, String name, String value, boolean deletion) {
        Map<String, String> jar = jars.computeIfAbsent(origin, key -> new LinkedHashMap<>());
        if (deletion) {
            jar.remove(name);
        } else if (jar.size() < MOST || jar.containsKey(name)) {
            jar.put(name, value);
        }
    }

    private static boolean isDeletion(String[] parts) {
        return Stream.of(parts)
                .skip(1)
                .map(part -> part.strip().toLowerCase(Locale.ROOT))
                .anyMatch(part -> part.equals("max-age=0") || part.startsWith("max-age=-"));
    }
}
