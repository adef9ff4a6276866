package org.caldavsync.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.caldavsync.bench.Row.Column;
import org.caldavsync.testkit.Events;
import org.caldavsync.testkit.standin.StandInCalDav;
import org.caldavsync.testkit.standin.StandInCalendar;

/**
 * One of many events has changed, in calendars of two sizes: what is asked for and sent must not depend on the size. CPU
 * time does, because the feed is built anew as a whole.
 */
final class OneChangeScenario implements Scenario {
    private static final int SMALL = 1_000;
    private static final int LARGE = 10_000;
    private static final int WARM_UP = 40;
    private static final int RUNS = 20;
    private static final int MOST_REQUESTS = 3;
    private static final int MOST_BYTES = 50_000;

    /** How much more may be sent for ten times the events: the numbers in tokens and names have a digit more. */
    private static final double SAME_SIZE = 1.05;

    @Override
    public String name() {
        return "change";
    }

    @Override
    public List<Row> run(Lab lab) throws Exception {
        List<Cost> costs = new ArrayList<>();
        for (int events : List.of(SMALL, LARGE)) {
            costs.add(measure(lab, events));
        }
        Cost small = costs.getFirst();
        Cost large = costs.getLast();
        boolean met = large.requests() <= MOST_REQUESTS && large.bytes() < MOST_BYTES;
        boolean independent = large.requests() == small.requests() && large.bytes() <= SAME_SIZE * small.bytes();
        return List.of(
                small.row("1 of 1,000 events changed"),
                large.row("1 of 10,000 events changed").target("3 requests, 50 KB", met),
                Row.of("one change: cost independent of the calendar's size")
                        .with(
                                Column.RESULT,
                                Units.format(
                                        "bytes %.2f, requests %.2f, CPU %.2f (feed build) for 10 times the events",
                                        large.bytes() / (double) small.bytes(),
                                        large.requests() / small.requests(),
                                        large.cpu().toNanos()
                                                / (double) small.cpu().toNanos()))
                        .target("the same requests and bytes", independent));
    }

    private static Cost measure(Lab lab, int events) throws Exception {
        try (StandInCalDav server = StandInCalDav.start();
                Service service = lab.service(Map.of())) {
            StandInCalendar calendar = server.newCalendar("calendar", events);
            long source = service.createSource(server.base(), "change");
            service.sync(source);
            Cost.Work work = round -> {
                change(calendar, round);
                service.sync(source);
            };
            Cost _ = Cost.ofEach(WARM_UP, server, service, work);
            return Cost.ofEach(RUNS, server, service, work);
        }
    }

    /** Another text every time, so that the feed has to be built every time. */
    private static void change(StandInCalendar calendar, int round) {
        String changed = Events.sample(round).replace("Room ", "Room " + calendar.revision() + "/");
        calendar.put("event-" + round + ".ics", changed.getBytes(UTF_8));
    }
}
