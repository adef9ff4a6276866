package org.caldavsync.server.db;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.caldavsync.http.Secret;

/**
 * Where a PostgreSQL database is and who uses it.
 *
 * @param options of the connection, by their libpq names; only {@link #OPTIONS} are known
 */
public record PostgresAddress(
        String host, int port, String database, String user, Secret password, Map<String, String> options) {
    /** What may stand after the question mark. */
    static final List<String> OPTIONS = List.of("sslmode", "sslrootcert", "sslcert", "sslkey");

    private static final String FORM = "must look like postgresql://user:password@host:5432/database";
    private static final int PORT = 5432;

    public PostgresAddress {
        options = Map.copyOf(options);
    }

    /**
     * Reads {@code postgresql://user:pass@host:port/db}; user, password and database percent-encoded where they have to be.
     *
     * @throws IllegalArgumentException with what is wrong, and without the text itself, which holds a password
     */
    public static PostgresAddress parse(String text) {
        URI url = url(text.strip());
        boolean known = "postgresql".equals(url.getScheme()) || "postgres".equals(url.getScheme());
        String userInfo = url.getRawUserInfo();
        String path = url.getRawPath();
        require(known && url.getHost() != null && userInfo != null && path != null && path.length() > 1, FORM);
        require(path.indexOf('/', 1) < 0 && url.getRawFragment() == null, FORM);
        List<String> user = split(userInfo, ':');
        require(!user.getFirst().isEmpty(), FORM);
        String host = url.getHost().replaceAll("[\\[\\]]", "");
        return new PostgresAddress(
                host,
                url.getPort() < 0 ? PORT : url.getPort(),
                decoded(path.substring(1)),
                decoded(user.getFirst()),
                Secret.of(decoded(user.getLast())),
                options(url.getRawQuery() == null ? "" : url.getRawQuery()));
    }

    private static Map<String, String> options(String query) {
        Map<String, String> options = new TreeMap<>();
        for (String option : query.isEmpty() ? List.<String>of() : List.of(query.split("&", -1))) {
            List<String> parts = split(option, '=');
            String name = decoded(parts.getFirst());
            require(
                    OPTIONS.contains(name),
                    "has an option that is not known: after the question mark there may be "
                            + String.join(", ", OPTIONS));
            options.put(name, decoded(parts.getLast()));
        }
        return options;
    }

    /** Before and after the first occurrence; nothing after where there is none. */
    private static List<String> split(String text, char at) {
        int place = text.indexOf(at);
        List<String> parts = new ArrayList<>();
        parts.add(place < 0 ? text : text.substring(0, place));
        parts.add(place < 0 ? "" : text.substring(place + 1));
        return parts;
    }

    private static URI url(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException malformed) {
            // Not as the cause: its message is the text.
            throw new IllegalArgumentException(
                    FORM + "; characters such as @ / # % in the password are written %40 %2F %23 %25");
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
