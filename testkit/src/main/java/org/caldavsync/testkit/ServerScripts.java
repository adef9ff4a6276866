package org.caldavsync.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The scripts below {@code servers/}, extracted to a directory of their own under {@code /tmp}: short because the path
 * of a Unix socket has at most 107 characters, and open to every user because the servers run as theirs. Each server
 * has a directory below it, named after its script.
 */
final class ServerScripts {
    private static final List<String> FILES = List.of(
            "daemon.sh",
            "postgres.sh",
            "radicale.sh",
            "xandikos.sh",
            "xandikos-server.py",
            "sabre.sh",
            "sabre-setup.php",
            "sabre-server.php",
            "cyrus.sh",
            "davical.sh",
            "davical-server.php",
            "davical-users.sql",
            "sogo.sh",
            "adapter.sh",
            "adapter-server.js");
    private static final Path TEMPORARY = Path.of("/tmp");
    private static final String PREFIX = "caldav-servers-";

    private final Path root;

    private ServerScripts(Path root) {
        this.root = root;
    }

    /** Extracts the scripts, after clearing away what a killed JVM left running. */
    static ServerScripts extract() throws IOException {
        try (Stream<Path> entries = Files.list(TEMPORARY)) {
            for (Path abandoned : entries.filter(ServerScripts::isAbandoned).toList()) {
                new ServerScripts(abandoned).remove();
            }
        }
        Path root = Files.createTempDirectory(
                TEMPORARY, PREFIX + ProcessHandle.current().pid() + "-");
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (String file : FILES) {
            try (InputStream script = ServerScripts.class.getResourceAsStream("servers/" + file)) {
                Files.copy(Objects.requireNonNull(script, file), root.resolve(file));
            }
        }
        return new ServerScripts(root);
    }

    /** A directory that does not exist yet, for a server of this name. */
    Path directory(String script, int number) {
        return root.resolve(script + "-" + number);
    }

    /** Where the script itself writes, beside the {@code log} that the server keeps in its directory. */
    static Path output(Path directory) {
        return directory.resolveSibling(directory.getFileName() + ".out");
    }

    /** The exit status of {@code start}. */
    int start(Path directory, int port, Map<String, String> variables) {
        return run(
                output(directory),
                variables,
                List.of("bash", script(directory), "start", String.valueOf(port), directory.toString()));
    }

    /** Ends the processes of the server; its files stay. */
    void stop(Path directory) {
        if (Files.isDirectory(directory)) {
            expectSuccess(directory, List.of("bash", script(directory), "stop", directory.toString()));
        }
    }

    void delete(Path directory) {
        expectSuccess(directory, List.of("rm", "-rf", directory.toString()));
    }

    /** Stops every server and deletes everything. */
    void remove() throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            entries.filter(Files::isDirectory).forEach(this::stop);
        }
        expectSuccess(root.resolve("remove"), List.of("rm", "-rf", root.toString()));
    }

    private static boolean isAbandoned(Path path) {
        String name = path.getFileName().toString();
        if (!name.startsWith(PREFIX)) {
            return false;
        }
        long pid = Long.parseLong(name.substring(PREFIX.length(), name.lastIndexOf('-')));
        return ProcessHandle.of(pid).isEmpty();
    }

    private String script(Path directory) {
        String name = directory.getFileName().toString();
        return root.resolve(name.substring(0, name.lastIndexOf('-')) + ".sh").toString();
    }

    private static void expectSuccess(Path directory, List<String> command) {
        int status = run(output(directory), Map.of(), command);
        if (status != 0) {
            throw new IllegalStateException(command + " ended with status " + status);
        }
    }

    private static int run(Path output, Map<String, String> variables, List<String> command) {
        List<String> asRoot = new ArrayList<>();
        if (!"root".equals(System.getProperty("user.name"))) {
            asRoot.addAll(List.of("sudo", "-n", "env"));
            variables.forEach((name, value) -> asRoot.add(name + "=" + value));
        }
        asRoot.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(asRoot)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().putAll(variables);
        try {
            return builder.start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
