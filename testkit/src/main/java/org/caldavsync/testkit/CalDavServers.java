package org.caldavsync.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Starts real CalDAV servers. They need the packages of {@code scripts/install-test-servers}, and root or a sudo that
 * does not ask. Whatever is still running when the JVM ends is stopped then.
 */
public final class CalDavServers {
    private static final int LOG_TAIL = 4_000;
    private static final AtomicInteger STARTED = new AtomicInteger();
    private static final Map<ServerKind, CalDavServer> SHARED = new ConcurrentHashMap<>();

    /** Apart, so that only a JVM that starts a server extracts the scripts and has something to clean up. */
    private static final class Scripts {
        static final ServerScripts INSTANCE = extract();

        private static ServerScripts extract() {
            try {
                ServerScripts scripts = ServerScripts.extract();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> removeAll(scripts), "stop CalDAV servers"));
                return scripts;
            } catch (IOException e) {
                throw new UncheckedIOException("The scripts of the CalDAV servers cannot be extracted", e);
            }
        }

        private static void removeAll(ServerScripts scripts) {
            try {
                scripts.remove();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private CalDavServers() {}

    /**
     * The one server of its kind that the tests of this JVM share. Nobody closes it; each test works in a calendar of
     * its own ({@link CalDavServer#newCalendar}).
     */
    public static CalDavServer shared(ServerKind kind) {
        return SHARED.computeIfAbsent(kind, CalDavServers::start);
    }

    /** Starts a server of its own for a test that changes it as a whole; the caller closes it. */
    public static CalDavServer start(ServerKind kind) {
        return start(kind, Map.of());
    }

    /**
     * Starts a server with variables that its script knows, such as {@code SABRE_AUTH=basic}.
     *
     * @throws IllegalStateException when it does not start, with the end of its logs
     */
    public static CalDavServer start(ServerKind kind, Map<String, String> variables) {
        ServerScripts scripts = Scripts.INSTANCE;
        Path directory = scripts.directory(kind.script(), STARTED.incrementAndGet());
        try {
            if (scripts.start(directory, Ports.free(), variables) != 0) {
                String logs = tail(ServerScripts.output(directory)) + tail(directory.resolve("log"));
                scripts.stop(directory);
                throw new IllegalStateException(
                        kind + " did not start. Are its packages there (scripts/install-test-servers)?\n" + logs);
            }
            return new CalDavServer(kind, announced(directory.resolve("env")), () -> {
                scripts.stop(directory);
                scripts.delete(directory);
            });
        } catch (IOException e) {
            throw new UncheckedIOException("starting " + kind, e);
        }
    }

    private static Map<String, String> announced(Path environment) throws IOException {
        return Files.readAllLines(environment).stream()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static String tail(Path log) throws IOException {
        if (!Files.exists(log)) {
            return "";
        }
        String text = Files.readString(log);
        return "End of %s:%n%s%n".formatted(log, text.substring(Math.max(0, text.length() - LOG_TAIL)));
    }
}
