package org.caldavsync.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.caldavsync.testkit.standin.StandInCalDav;

/** What a service does that nobody looks at: many accounts of 10 calendars in which nothing changes, each on its schedule. */
final class ScheduledScenario implements Scenario {
    private static final int CALENDARS = 10;
    private static final int EVENTS = 10;
    private static final int SOURCES = 240;
    private static final int WARM_UP = 1_500;
    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final Duration MOST_CPU = Duration.ofMillis(2);

    @Override
    public String name() {
        return "scheduled";
    }

    @Override
    public List<Row> run(Lab lab) throws Exception {
        try (StandInCalDav server = StandInCalDav.start();
                Service service = lab.service(Map.of())) {
            for (int i = 0; i < CALENDARS; i++) {
                server.newCalendar("calendar-" + i, i * EVENTS, EVENTS);
            }
            long warm = service.createSource(server.base(), "warm");
            for (int i = 0; i < WARM_UP; i++) {
                service.sync(warm);
            }
            for (int i = 0; i < SOURCES; i++) {
                long _ = service.createSource(server.base(), "source-" + i, INTERVAL);
            }
            Thread.sleep(INTERVAL);
            Cost interval = Cost.ofEach(1, server, service, _ -> Thread.sleep(INTERVAL));
            // Each run makes one request, so that is how many runs there were.
            Cost run = interval.each(interval.requests());
            boolean met = run.cpu().compareTo(MOST_CPU) < 0;
            return List.of(run.row("10 calendars, nothing changed, scheduled")
                    .with(Row.Column.RESULT, Units.format("%.0f runs in a minute", interval.requests()))
                    .target("1 request, 2 ms of CPU", met));
        }
    }
}
