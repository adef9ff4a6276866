package org.caldavsync.server.logging;

import java.util.Map;
import org.slf4j.event.Level;

/** From which level on a logger speaks: the longest package that begins its name decides. */
final class Levels {
    private static final Level USUAL = Level.INFO;

    /** They report each step of their start and stop as INFO, and ours says what matters of it. */
    private static final Map<String, Level> QUIET = Map.of(
            "io.javalin", Level.WARN,
            "org.eclipse.jetty", Level.WARN,
            "com.zaxxer.hikari", Level.WARN,
            "org.flywaydb", Level.WARN,
            "org.jdbi", Level.WARN,
            "com.github.kagkarlsson", Level.WARN,
            "org.apache.hc", Level.WARN);

    private Levels() {}

    static Level of(String logger) {
        String prefix = logger;
        while (!prefix.isEmpty()) {
            Level level = QUIET.get(prefix);
            if (level != null) {
                return level;
            }
            prefix = prefix.substring(0, Math.max(0, prefix.lastIndexOf('.')));
        }
        return USUAL;
    }
}
