package org.caldavsync.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import org.caldavsync.bench.Row.Column;
import org.caldavsync.testkit.standin.StandInCalDav;

/** 100,000 events in little memory. */
final class LargeAccountScenario implements Scenario {
    private static final int CALENDARS = 10;
    private static final int EVENTS = 10_000;

    @Override
    public String name() {
        return "large";
    }

    @Override
    public List<Row> run(Lab lab) throws Exception {
        try (StandInCalDav server = StandInCalDav.start();
                Service service = lab.service(Map.of(), "-Xmx128m")) {
            for (int i = 0; i < CALENDARS; i++) {
                server.newCalendar("calendar-" + i, i * EVENTS, EVENTS);
            }
            long source = service.createSource(server.base(), "large");
            Cost cost = Cost.ofEach(1, server, service, round -> service.sync(source));
            byte[] feed = service.feed("large");
            int events = events(feed);
            GcLog memory = service.stop();
            return List.of(cost.row("100,000 events, first pull and feed, -Xmx128m")
                    .with(Column.ALLOCATED, Units.bytes(memory.allocated()))
                    .with(Column.PEAK_HEAP, Units.bytes(memory.peakHeap()))
                    .with(Column.RESULT, Units.format("%d events, feed of %s", events, Units.bytes(feed.length)))
                    .target("all of them", events == CALENDARS * EVENTS));
        }
    }

    private static int events(byte[] feed) {
        return (int)
                new String(feed, UTF_8).lines().filter("BEGIN:VEVENT"::equals).count();
    }
}
