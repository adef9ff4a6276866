package org.caldavsync.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.caldavsync.bench.Row.Column;
import org.caldavsync.testkit.Events;
import org.caldavsync.testkit.FeedServer;
import org.caldavsync.testkit.standin.StandInCalDav;
import org.caldavsync.testkit.standin.Traffic;

/** What it costs to keep a calendar in step with a link. */
final class PushScenario implements Scenario {
    private static final int MANY = 10_000;
    private static final int VERY_MANY = 100_000;
    private static final int FEW = 1_000;
    private static final int PUSHES = 5;
    private static final int WARM_UP = 20;
    private static final int ROUNDS = 10;
    private static final Duration ROUND_TRIP = Duration.ofMillis(20);
    private static final String TARGET = "/link.ics";

    @Override
    public String name() {
        return "push";
    }

    @Override
    public List<Row> run(Lab lab) throws Exception {
        List<Row> rows = new ArrayList<>();
        try (FeedServer link = FeedServer.start();
                StandInCalDav dav = StandInCalDav.start();
                Service service = lab.service(Map.of())) {
            dav.newCalendar("calendar", 0);
            link.publish(TARGET, Events.calendar(MANY));
            long id = service.createDestination(link.uri(TARGET), dav.base(), "calendar");
            service.push(id);
            Steady steady = new Steady(link, dav, service, id);
            rows.add(steady.notModified());
            rows.add(steady.sameBody());
            rows.add(steady.oneChange());
        }
        rows.addAll(creates(lab));
        rows.add(plan(lab));
        return rows;
    }

    /** A calendar that is as the link was. */
    private record Steady(FeedServer link, StandInCalDav dav, Service service, long id) {
        Row notModified() throws Exception {
            Cost cost = ofEach(_ -> service.push(id));
            int linked = linkRequests(_ -> service.push(id));
            return cost.row("link of 10,000 events answers 304")
                    .with(Column.RESULT, linked + " request to the link")
                    .target("1 to the link, 1 to CalDAV", linked == 1 && cost.requests() == 1);
        }

        Row sameBody() throws Exception {
            link.publish(TARGET, "text/calendar", Events.calendar(MANY).getBytes(UTF_8));
            Cost cost = ofEach(_ -> service.push(id));
            int linked = linkRequests(_ -> service.push(id));
            return cost.row("the same 10,000 events without validators")
                    .with(Column.RESULT, linked + " request to the link")
                    .target(
                            "1 to the link, 1 to CalDAV, under 200 ms of CPU",
                            linked == 1 && cost.requests() <= 1 && cost.cpu().toMillis() < 200);
        }

        Row oneChange() throws Exception {
            Cost cost = ofEach(this::pushChange);
            Traffic _ = dav.takeTraffic();
            pushChange(ROUNDS);
            Traffic traffic = dav.takeTraffic();
            int puts = traffic.requests().getOrDefault("PUT", 0);
            return cost.row("1 of 10,000 events of a link changed")
                    .with(Column.RESULT, puts + " PUT, " + (traffic.total() - puts) + " others")
                    .target("1 PUT, at most 2 others", puts == 1 && traffic.total() <= 3);
        }

        private void pushChange(int round) throws Exception {
            String changed = Events.calendar(MANY).replaceFirst("Room 7", "Room " + System.nanoTime() + round);
            link.publish(TARGET, changed);
            service.push(id);
        }

        private Cost ofEach(Cost.Work work) throws Exception {
            Cost _ = Cost.ofEach(WARM_UP, dav, service, work);
            return Cost.ofEach(ROUNDS, dav, service, work);
        }

        private int linkRequests(Cost.Work work) throws Exception {
            int before = link.requests().size();
            work.run(0);
            return link.requests().size() - before;
        }
    }

    /** Into calendars far away: by a service that has written as many before, and by one that has done so for a while. */
    private static List<Row> creates(Lab lab) throws Exception {
        try (FeedServer link = FeedServer.start();
                StandInCalDav dav = StandInCalDav.start();
                Service service = lab.service(Map.of())) {
            link.publish(TARGET, Events.calendar(FEW));
            dav.newCalendar("warm-up", 0);
            service.push(service.createDestination(link.uri(TARGET), dav.base(), "warm-up"));
            dav.latency(ROUND_TRIP);
            List<Row> rows = new ArrayList<>();
            for (int before = 1; before <= PUSHES; before++) {
                String calendar = "calendar-" + before;
                dav.newCalendar(calendar, 0);
                long id = service.createDestination(link.uri(TARGET), dav.base(), calendar);
                Cost cost = Cost.ofEach(1, dav, service, _ -> service.push(id));
                String scenario = "1,000 events written at 20 ms of round trip, %,d before".formatted(before * FEW);
                rows.add(cost.row(scenario).target("under 3.5 s", cost.time().toMillis() < 3_500));
            }
            return List.of(rows.getFirst(), rows.getLast());
        }
    }

    /** A large link into an empty calendar, in little memory: what a preview costs more than reading the link. */
    private static Row plan(Lab lab) throws Exception {
        try (FeedServer link = FeedServer.start();
                StandInCalDav dav = StandInCalDav.start();
                Service service = lab.service(Map.of(), "-Xmx192m")) {
            dav.newCalendar("calendar", 0);
            link.publish(TARGET, Events.calendar(VERY_MANY));
            long id = service.createDestination(link.uri(TARGET), dav.base(), "calendar");
            int creates = service.preview(id);
            Duration read = least(service, () -> service.inspect(link.uri(TARGET)));
            Duration previewed = least(service, () -> service.preview(id));
            GcLog memory = service.stop();
            Duration planned = previewed.minus(read);
            return Row.of("100,000 events planned, -Xmx192m")
                    .with(Column.CPU, Units.time(planned))
                    .with(Column.PEAK_HEAP, Units.bytes(memory.peakHeap()))
                    .with(
                            Column.RESULT,
                            creates + " creates; CPU of the preview " + Units.time(previewed) + ", of reading the link "
                                    + Units.time(read))
                    .target("the plan under 2 s", creates == VERY_MANY && planned.toMillis() < 2_000);
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    /** The least CPU time of three: whatever disturbs adds to it. */
    private static Duration least(Service service, Work work) throws Exception {
        Duration least = ChronoUnit.FOREVER.getDuration();
        for (int i = 0; i < 3; i++) {
            Duration before = service.cpu();
            work.run();
            Duration used = service.cpu().minus(before);
            least = used.compareTo(least) < 0 ? used : least;
        }
        return least;
    }
}
