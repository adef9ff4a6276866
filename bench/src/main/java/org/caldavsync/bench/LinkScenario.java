package org.caldavsync.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.caldavsync.bench.Row.Column;
import org.caldavsync.testkit.Events;
import org.caldavsync.testkit.FeedServer;

/** What it costs to read a large ICS link: download, repair, group, fingerprint, and find out when everything happens. */
final class LinkScenario implements Scenario {
    private static final int MANY = 10_000;
    private static final int VERY_MANY = 100_000;
    private static final int WARM_UP = 20;
    private static final int ROUNDS = 5;

    @Override
    public String name() {
        return "link";
    }

    @Override
    public List<Row> run(Lab lab) throws Exception {
        try (FeedServer server = FeedServer.start()) {
            return List.of(many(lab, server), veryMany(lab, server));
        }
    }

    private static Row many(Lab lab, FeedServer server) throws Exception {
        server.publish("/many.ics", Events.calendar(MANY));
        try (Service service = lab.service(Map.of())) {
            for (int i = 0; i < WARM_UP; i++) {
                service.inspect(server.uri("/many.ics"));
            }
            Duration before = service.cpu();
            for (int i = 0; i < ROUNDS; i++) {
                service.inspect(server.uri("/many.ics"));
            }
            Duration cpu = service.cpu().minus(before).dividedBy(ROUNDS);
            return Row.of("link of 10,000 events read")
                    .with(Column.CPU, Units.time(cpu))
                    .target("under 500 ms of CPU", cpu.toMillis() < 500);
        }
    }

    private static Row veryMany(Lab lab, FeedServer server) throws Exception {
        server.publish("/very-many.ics", Events.calendar(VERY_MANY));
        try (Service service = lab.service(Map.of(), "-Xmx192m")) {
            int events = service.inspect(server.uri("/very-many.ics"));
            Duration cpu = service.cpu();
            GcLog memory = service.stop();
            return Row.of("link of 100,000 events read, cold, -Xmx192m")
                    .with(Column.CPU, Units.time(cpu))
                    .with(Column.ALLOCATED, Units.bytes(memory.allocated()))
                    .with(Column.PEAK_HEAP, Units.bytes(memory.peakHeap()))
                    .with(Column.RESULT, events + " events")
                    .target("all of them", events == VERY_MANY);
        }
    }
}
