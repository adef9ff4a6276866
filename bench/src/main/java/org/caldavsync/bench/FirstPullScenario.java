package org.caldavsync.bench;

import java.util.List;
import java.util.Map;
import org.caldavsync.bench.Row.Column;
import org.caldavsync.testkit.standin.StandInCalDav;

/** Everything for the first time, by a service that just started and by one that is warm. */
final class FirstPullScenario implements Scenario {
    private static final int EVENTS = 10_000;
    private static final int MOST_REQUESTS = 8 + EVENTS / 100;
    private static final int WARM_UP = 8;
    private static final int RUNS = 3;

    @Override
    public String name() {
        return "pull";
    }

    @Override
    public List<Row> run(Lab lab) throws Exception {
        try (StandInCalDav server = StandInCalDav.start();
                Service service = lab.service(Map.of())) {
            server.newCalendar("large", EVENTS);
            Cost.Work work = round -> pull(server, service);
            Cost cold = Cost.ofEach(1, server, service, work);
            Cost _ = Cost.ofEach(WARM_UP, server, service, work);
            Cost warm = Cost.ofEach(RUNS, server, service, work);
            GcLog memory = service.stop();
            return List.of(
                    row("first pull of 10,000 events, cold", cold),
                    row("first pull of 10,000 events, warm", warm)
                            .with(Column.PEAK_HEAP, Units.bytes(memory.peakHeap()))
                            .target(MOST_REQUESTS + " requests", warm.requests() <= MOST_REQUESTS));
        }
    }

    private static Row row(String name, Cost cost) {
        return cost.row(name)
                .with(Column.RESULT, Units.format("%.0f events/s of CPU, feed build included", cost.rate(EVENTS)));
    }

    private static void pull(StandInCalDav server, Service service) throws Exception {
        long source = service.createSource(server.base(), "pull");
        int events = service.sync(source);
        if (events != EVENTS) {
            throw new IllegalStateException("the feed has " + events + " events");
        }
        service.deleteSource(source);
    }
}
