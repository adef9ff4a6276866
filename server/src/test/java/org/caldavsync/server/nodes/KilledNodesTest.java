package org.caldavsync.server.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.caldavsync.testkit.PostgresServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes are killed at any moment while what they keep in step changes all the time: no run goes on twice, nothing is
 * written twice or lost, and every interval is kept but for the time that others need to take over.
 */
@Tag("real")
class KilledNodesTest {
    /** For how long processes are killed: in {@code make test} this long, in {@code make soak} longer. */
    private static final Duration STORM = Duration.ofSeconds(Integer.getInteger("nodes.seconds", 30));

    private static final int SOURCES = Integer.getInteger("nodes.sources", 300);
    private static final int DESTINATIONS = Integer.getInteger("nodes.destinations", 50);

    private static final int INTERVAL = Integer.getInteger("nodes.interval", 20);

    /** The interval and the chance in it. */
    private static final Duration LATEST = Duration.ofMillis(INTERVAL * 1_050L);

    private static final Duration TAKE_OVER = Duration.ofMinutes(1);
    private static final Duration STOP = Duration.ofSeconds(10);
    private static final Duration BETWEEN_EDITS = Duration.ofMillis(200);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    /** As many runs as one process has under way by its schedule. */
    private static final int LANES = 6;

    @TempDir
    Path directory;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Random random = new Random(Long.getLong("seed", 1));

    @Test
    void three_processes_on_one_postgresql() throws Exception {
        try (PostgresServer postgres = PostgresServer.start()) {
            postgres.create("nodes", "template1");
            String url = postgres.url("nodes");
            List<Map<String, String>> environments = IntStream.range(0, 3)
                    .mapToObj(node -> Map.of(
                            "DATA_DIR", directory.resolve("node-" + node).toString(),
                            "DATABASE_URL", url,
                            "SECRET_KEY", "ab".repeat(32)))
                    .toList();
            String jdbc = url.replaceFirst("//(.*):(.*)@(.*)", "//$3?user=$1&password=$2");
            survive(environments, "jdbc:" + jdbc, new Promise(Duration.ofSeconds(INTERVAL / 2), TAKE_OVER));
        }
    }

    /** Nobody else is there while it is away. What was cut off goes on at once then, the rest is spread over half an interval. */
    @Test
    void one_process_on_sqlite() throws Exception {
        Path data = directory.resolve("data");
        survive(
                List.of(Map.of("DATA_DIR", data.toString())),
                "jdbc:sqlite:" + data.resolve("caldav-sync.db"),
                new Promise(Duration.ofSeconds(INTERVAL), TAKE_OVER.dividedBy(2)));
    }

    /**
     * What has to be kept.
     *
     * @param late how late a run may begin when nobody was killed
     * @param takeOver how soon after a kill what was cut off has to run anew
     */
    private record Promise(Duration late, Duration takeOver) {}

    private void survive(List<Map<String, String>> environments, String jdbc, Promise promise) throws Exception {
        try (Estate estate = new Estate(SOURCES, DESTINATIONS);
                Fleet fleet = new Fleet(environments)) {
            create(estate, fleet);
            Instant start = Instant.now();
            storm(estate, fleet);
            Instant end = Instant.now();
            awaitWhole(estate, fleet, jdbc, end);
            judge(estate, fleet, new Seen(RunLog.read(jdbc), start), promise);
            Duration stop = fleet.stop();
            System.out.println("And after " + stop.toMillis() + " ms all had stopped");
            assertThat(stop).isLessThan(STOP);
        }
    }

    private void create(Estate estate, Fleet fleet) throws Exception {
        for (int i = 0; i < estate.sources(); i++) {
            create(fleet, i, "/api/sources", estate.source(i, INTERVAL));
        }
        for (int i = 0; i < estate.destinations(); i++) {
            create(fleet, i, "/api/destinations", estate.destination(i, INTERVAL));
        }
    }

    private void create(Fleet fleet, int node, String path, String body) throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(fleet.node(node).uri(path))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    /** Kills and edits; returns when every process is there again and nothing changes any more. */
    private void storm(Estate estate, Fleet fleet) throws InterruptedException {
        Random edits = new Random(random.nextLong());
        Thread editing = Thread.startVirtualThread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                estate.edit(edits);
                LockSupport.parkNanos(BETWEEN_EDITS.toNanos());
            }
        });
        Instant end = Instant.now().plus(STORM);
        while (Instant.now().isBefore(end)) {
            LockSupport.parkNanos(
                    Duration.ofMillis(random.nextInt(1_000, 4_000)).toNanos());
            fleet.killOne(random);
        }
        editing.interrupt();
        editing.join();
    }

    /** Everything is right again, and everything has run again, within the time that a take-over may need. */
    private void awaitWhole(Estate estate, Fleet fleet, String jdbc, Instant since) throws Exception {
        Instant deadline = since.plus(TAKE_OVER).plus(LATEST);
        while (RunLog.read(jdbc).ranSince(since) < estate.sources() + estate.destinations()
                || !isWhole(estate, fleet)) {
            assertThat(Instant.now()).as(missing(estate, fleet)).isBefore(deadline);
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private boolean isWhole(Estate estate, Fleet fleet) throws Exception {
        return missing(estate, fleet).isEmpty();
    }

    /** What is not as it should be by now; feeds are asked of one process after the other. */
    private String missing(Estate estate, Fleet fleet) throws IOException, InterruptedException {
        for (int i = 0; i < estate.sources(); i++) {
            HttpRequest feed =
                    HttpRequest.newBuilder(fleet.node(i).uri("/ics/s-" + i)).build();
            String text =
                    client.send(feed, HttpResponse.BodyHandlers.ofString()).body();
            if (!estate.isWhole(i, text)) {
                return "feed " + i + ":\n" + text;
            }
        }
        for (int i = 0; i < estate.destinations(); i++) {
            if (!estate.isWhole(i)) {
                return "calendar of destination " + i;
            }
        }
        return "";
    }

    /** Of one process nobody takes over what is due while it is away, and what was missed is spread when it is back. */
    private static Duration excused(RunLog.Late late, Fleet fleet) {
        return fleet.size() > 1
                ? Duration.ZERO
                : fleet.outages().stream()
                        .filter(outage -> outage.back().isAfter(late.due())
                                && outage.killed().isBefore(late.run().started()))
                        .map(outage -> outage.length().plusSeconds(INTERVAL / 2))
                        .reduce(Duration.ZERO, Duration::plus);
    }

    private static String spread(List<Duration> sorted) {
        return sorted.isEmpty()
                ? "none"
                : sorted.size() + " after "
                        + IntStream.of(0, sorted.size() / 2, sorted.size() - 1)
                                .mapToObj(rank -> sorted.get(rank).toMillis() / 1_000.0 + " s")
                                .collect(Collectors.joining(", "));
    }

    /** All runs, and from when on intervals had to be kept. */
    private record Seen(RunLog log, Instant from) {}

    private static void judge(Estate estate, Fleet fleet, Seen seen, Promise promise) {
        RunLog log = seen.log();
        List<Instant> kills = fleet.outages().stream().map(Fleet.Outage::killed).toList();
        List<Duration> outages =
                fleet.outages().stream().map(Fleet.Outage::length).sorted().toList();
        List<Duration> takeOvers = log.takeOvers(kills);
        List<RunLog.Late> late = log.late(LATEST, seen.from()).stream()
                .map(one -> one.less(excused(one, fleet)))
                .toList();
        Duration most = promise.late();
        List<RunLog.Late> tooLate =
                late.stream().filter(one -> one.by().compareTo(most) > 0).toList();
        System.out.println(kills.size() + " kills of " + fleet.size() + " processes ended well: "
                + log.all().size() + " runs; taken over: " + spread(takeOvers) + "; started again: "
                + spread(outages) + "; late: "
                + spread(late.stream().map(RunLog.Late::by).sorted().toList()) + ", by more than " + most.toSeconds()
                + " s: " + tooLate.size() + "; " + estate.written() + " writes to calendars, "
                + estate.writtenTwice() + " of them twice");

        assertThat(log.overlapping()).isEmpty();
        assertThat(estate.writtenTwice()).isZero();
        assertThat(fleet.errors()).isEmpty();
        assertThat(log.all())
                .allMatch(run -> run.abandoned() || !run.ended() || run.status().equals("ok"));
        assertThat(takeOvers).allMatch(time -> time.compareTo(promise.takeOver()) < 0);
        assertThat(late).allMatch(one -> one.by().compareTo(TAKE_OVER) < 0);
        assertThat(tooLate).hasSizeLessThanOrEqualTo(kills.size() * LANES);
    }
}
