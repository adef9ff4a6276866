package org.caldavsync.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.caldavsync.bench.Row.Column;
import org.caldavsync.testkit.standin.StandInCalDav;

/** What nearly every run is: an account in which nothing has changed. */
final class QuietAccountScenario implements Scenario {
    private static final int CALENDARS = 10;
    private static final int EVENTS = 100;
    private static final int REMEMBERED = 2_000;

    /** Until the compiler has nothing left to do: what happens once a run is compiled for good after some 5,000 runs. */
    private static final int WARM_UP = 10_000;

    private static final int RUNS = 1_000;
    private static final Duration MOST_CPU = Duration.ofMillis(2);

    @Override
    public String name() {
        return "quiet";
    }

    @Override
    public List<Row> run(Lab lab) throws Exception {
        try (StandInCalDav server = StandInCalDav.start();
                Service service = lab.service(Map.of())) {
            for (int i = 0; i < CALENDARS; i++) {
                server.newCalendar("calendar-" + i, i * EVENTS, EVENTS);
            }
            long source = service.createSource(server.base(), "quiet");
            Cost _ = Cost.ofEach(REMEMBERED, server, service, round -> service.sync(source));
            long resident = service.resident();
            Cost _ = Cost.ofEach(WARM_UP, server, service, round -> service.sync(source));
            Cost cost = Cost.ofEach(RUNS, server, service, round -> service.sync(source));
            boolean met = cost.requests() <= 1 && cost.cpu().compareTo(MOST_CPU) < 0;
            GcLog memory = service.stop();
            return List.of(
                    cost.row("10 calendars, nothing changed, run by the API").target("1 request, 2 ms of CPU", met),
                    Row.of("memory after 2,000 syncs")
                            .with(Column.ALLOCATED, Units.bytes(memory.allocated()))
                            .with(Column.PEAK_HEAP, Units.bytes(memory.peakHeap()))
                            .with(Column.RESULT, Units.bytes(resident) + " resident"));
        }
    }
}
