package org.caldavsync.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.caldavsync.testkit.ServiceProcess.Launch;

/** Where scenarios work: the packed service, and a directory that is deleted at the end. */
final class Lab implements AutoCloseable {
    private static final String MAIN = "org.caldavsync.server.Main";

    /** What bin/caldav-ics-sync and scripts/run set. */
    static final Map<String, String> ENVIRONMENT = Map.of("MALLOC_ARENA_MAX", "2");

    private final Path libraries;
    private final List<String> jvmOptions;
    private final Path directory;
    private final AtomicInteger number = new AtomicInteger();

    /**
     * Sets up a laboratory.
     *
     * @param libraries the directory with the service's jars
     * @param jvmOptions the file with the options it runs with
     */
    Lab(Path libraries, Path jvmOptions) throws IOException {
        this.libraries = libraries;
        this.jvmOptions = List.of(Files.readString(jvmOptions).strip().split("\\s+"));
        this.directory = Files.createTempDirectory("bench-");
    }

    /** A path that nothing else uses and that does not exist yet. */
    Path fresh(String name) {
        return directory.resolve(name + "-" + number.incrementAndGet());
    }

    /** A service with a new data directory and a garbage collection log. */
    Service service(Map<String, String> variables, String... jvmOptions) {
        return service(fresh("data"), variables, jvmOptions);
    }

    /** A service on that data directory, with a garbage collection log. */
    Service service(Path data, Map<String, String> variables, String... jvmOptions) {
        Path log = fresh("gc.log");
        List<String> options = new ArrayList<>(List.of(jvmOptions));
        options.add("-Xlog:gc:file=" + log);
        return Service.start(launch(data, variables).with(options.toArray(String[]::new)), log);
    }

    /** How to start the service on this data directory. */
    Launch launch(Path data, Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(ENVIRONMENT);
        environment.putAll(variables);
        environment.put("DATA_DIR", data.toString());
        return new Launch(MAIN, classPath(), jvmOptions, environment);
    }

    /** The options that the service runs with. */
    List<String> jvmOptions() {
        return jvmOptions;
    }

    /** The service's jars, one by one, since an AOT cache depends on their order. */
    String classPath() {
        try (Stream<Path> jars = Files.list(libraries)) {
            return String.join(":", jars.map(Path::toString).sorted().toList());
        } catch (IOException e) {
            throw new IllegalStateException("The service is not built: " + libraries + " cannot be read", e);
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
