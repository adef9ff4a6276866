package org.caldavsync.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import org.caldavsync.testkit.Events;
import org.caldavsync.testkit.standin.StandInCalDav;
import org.caldavsync.testkit.standin.StandInCalendar;

/** One of 10,000 events has changed. */
final class OneChangeScenario implements Scenario {
    private static final int EVENTS = 10_000;
    private static final int WARM_UP = 40;
    private static final int RUNS = 20;
    private static final int MOST_REQUESTS = 3;
    private static final int MOST_BYTES = 50_000;

    @Override
    public String name() {
        return "change";
    }

    @Override
    public List<Row> run(Lab lab) throws Exception {
        try (StandInCalDav server = StandInCalDav.start();
                Service service = lab.service(Map.of())) {
            StandInCalendar calendar = server.newCalendar("large", EVENTS);
            long source = service.createSource(server.base(), "change");
            service.sync(source);
            Cost.Work work = round -> {
                change(calendar, round);
                service.sync(source);
            };
            Cost _ = Cost.ofEach(WARM_UP, server, service, work);
            Cost cost = Cost.ofEach(RUNS, server, service, work);
            boolean met = cost.requests() <= MOST_REQUESTS && cost.bytes() < MOST_BYTES;
            return List.of(cost.row("1 of 10,000 events changed").target("3 requests, 50 KB", met));
        }
    }

    /** Another text every time, so that the feed has to be built every time. */
    private static void change(StandInCalendar calendar, int round) {
        String changed = Events.sample(round).replace("Room ", "Room " + calendar.revision() + "/");
        calendar.put("event-" + round + ".ics", changed.getBytes(UTF_8));
    }
}
