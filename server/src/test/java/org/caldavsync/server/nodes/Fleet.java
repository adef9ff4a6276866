package org.caldavsync.server.nodes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.caldavsync.testkit.ServiceProcess;
import org.caldavsync.testkit.ServiceProcess.Launch;
import org.jspecify.annotations.Nullable;

/** Processes of the service on one database, of which any may be killed and started again. */
final class Fleet implements AutoCloseable {
    private static final int STARTS = 3;

    private final List<Launch> launches = new ArrayList<>();
    private final List<@Nullable ServiceProcess> nodes = new ArrayList<>();
    private final List<Outage> outages = Collections.synchronizedList(new ArrayList<>());
    private final List<String> errors = Collections.synchronizedList(new ArrayList<>());

    /** From a kill until the process that was started instead answered. */
    record Outage(Instant killed, Instant back) {
        Duration length() {
            return Duration.between(killed, back);
        }
    }

    /** Starts one process for each environment. */
    Fleet(List<Map<String, String>> environments) {
        for (Map<String, String> environment : environments) {
            Launch launch = Launch.of("org.caldavsync.server.Main", environment)
                    .with(
                            "-Xmx256m",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "--enable-native-access=ALL-UNNAMED");
            launches.add(launch);
            nodes.add(started(launch));
        }
    }

    int size() {
        return nodes.size();
    }

    /** The process of that number. */
    ServiceProcess node(int number) {
        ServiceProcess node = nodes.get(number % nodes.size());
        if (node == null) {
            throw new IllegalStateException("It is being started.");
        }
        return node;
    }

    /** Kills any of them as {@code kill -9} does, and returns when another one answers in its place. */
    void killOne(RandomGenerator random) {
        int number = random.nextInt(nodes.size());
        ServiceProcess victim = node(number);
        nodes.set(number, null);
        Instant killed = Instant.now();
        victim.kill();
        collectErrors(victim);
        victim.close();
        nodes.set(number, started(launches.get(number)));
        outages.add(new Outage(killed, Instant.now()));
    }

    /** Asks all of them to end, at the same time, and says how long that took. */
    Duration stop() {
        long start = System.nanoTime();
        try (ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, nodes.size())
                    .forEach(number -> asking.execute(() -> node(number).stop()));
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    List<Outage> outages() {
        return List.copyOf(outages);
    }

    /** Whatever any of them has told as an error: a defect. */
    List<String> errors() {
        nodes.forEach(this::collectErrors);
        return List.copyOf(errors);
    }

    private void collectErrors(@Nullable ServiceProcess node) {
        if (node != null) {
            node.output().lines().filter(line -> line.contains(" ERROR ")).forEach(errors::add);
        }
    }

    /** One that is known by its own word to be the one that answers. */
    private static ServiceProcess started(Launch launch) {
        for (int attempt = 1; ; attempt++) {
            try {
                ServiceProcess service = ServiceProcess.start(launch);
                service.awaitOutput("Ready");
                return service;
            } catch (IllegalStateException portTaken) {
                // Another process took the port since it was chosen.
                if (attempt == STARTS) {
                    throw portTaken;
                }
            }
        }
    }

    @Override
    public void close() {
        for (ServiceProcess node : nodes) {
            if (node != null) {
                node.close();
            }
        }
    }
}
