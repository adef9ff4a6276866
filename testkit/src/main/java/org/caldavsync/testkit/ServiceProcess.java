package org.caldavsync.testkit;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The service as a process of its own: for what only a process can show, such as exit statuses, signals, memory
 * limits and being killed. Its output is kept.
 */
public final class ServiceProcess implements AutoCloseable {
    /**
     * How to start it.
     *
     * @param jvmOptions such as {@code -Xmx128m}
     * @param classPath as after {@code java -cp}
     * @param environment all the variables it shall see; nothing of this process's own reaches it but PATH and HOME
     */
    public record Launch(String mainClass, String classPath, List<String> jvmOptions, Map<String, String> environment) {
        public Launch {
            jvmOptions = List.copyOf(jvmOptions);
            environment = Map.copyOf(environment);
        }

        /** With the class path of this JVM. */
        public static Launch of(String mainClass, Map<String, String> environment) {
            return new Launch(mainClass, System.getProperty("java.class.path"), List.of(), environment);
        }

        /** With these options after those it has. */
        public Launch with(String... options) {
            List<String> all = new ArrayList<>(jvmOptions);
            all.addAll(List.of(options));
            return new Launch(mainClass, classPath, all, environment);
        }
    }

    /** How a process ended, and all that it wrote. */
    public record Exit(int status, String output) {}

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final Process process;
    private final Path output;
    private final URI base;

    private ServiceProcess(Process process, Path output, URI base) {
        this.process = process;
        this.output = output;
        this.base = base;
    }

    /**
     * Starts the service on a free port of 127.0.0.1 and returns once its health route answers 200.
     *
     * @throws IllegalStateException with its output, when it ends or does not answer in time
     */
    public static ServiceProcess start(Launch launch) {
        int port = Ports.free();
        ServiceProcess service = launch(launch, port);
        try {
            service.await("an answer at /api/health", service::isHealthy);
            return service;
        } catch (RuntimeException e) {
            service.close();
            throw e;
        }
    }

    /** Begins to start it and returns at once. */
    public static ServiceProcess launched(Launch launch) {
        return launch(launch, Ports.free());
    }

    /** Runs the service until it ends by itself. */
    public static Exit runToEnd(Launch launch) {
        try (ServiceProcess service = launch(launch, Ports.free())) {
            if (!service.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("The service did not end:\n" + service.output());
            }
            return new Exit(service.process.exitValue(), service.output());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public URI uri(String path) {
        return base.resolve(path);
    }

    public long pid() {
        return process.pid();
    }

    /** What it has written to standard output and standard error so far. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns once its output contains the text. */
    public void awaitOutput(String text) {
        await("\"" + text + "\" in the output", () -> output().contains(text));
    }

    /** Returns after that time, in which it has to keep running. */
    public void letRun(Duration time) throws InterruptedException {
        if (process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("It ended by itself:\n" + output());
        }
    }

    /** Ends it as {@code kill -9} does: without a chance to finish anything. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Asks it to end (SIGTERM) and waits until it has. */
    @CanIgnoreReturnValue
    public Exit stop() {
        process.destroy();
        awaitEnd();
        return new Exit(process.exitValue(), output());
    }

    /** Kills it if it still runs, and deletes its output. */
    @Override
    public void close() {
        kill();
        try {
            Files.deleteIfExists(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServiceProcess launch(Launch launch, int port) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(launch.jvmOptions());
        command.addAll(List.of("-cp", launch.classPath(), launch.mainClass()));
        try {
            Path output = Files.createTempFile("service-", ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().keySet().retainAll(List.of("PATH", "HOME"));
            builder.environment().put("SERVER_HOST", "127.0.0.1");
            builder.environment().put("SERVER_PORT", String.valueOf(port));
            builder.environment().putAll(launch.environment());
            return new ServiceProcess(builder.start(), output, URI.create("http://127.0.0.1:" + port + "/"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isHealthy() throws InterruptedException {
        HttpRequest health = HttpRequest.newBuilder(uri("/api/health"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(health, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private interface Condition {
        boolean holds() throws InterruptedException;
    }

    private void await(String what, Condition condition) {
        try {
            for (long looks = PATIENCE.dividedBy(BETWEEN_LOOKS); !condition.holds(); looks--) {
                if (looks == 0 || process.waitFor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("Waited in vain for " + what + ":\n" + output());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("Process " + pid() + " does not end:\n" + output());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
