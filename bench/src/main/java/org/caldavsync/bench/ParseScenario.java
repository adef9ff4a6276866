package org.caldavsync.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caldavsync.bench.Row.Column;
import org.caldavsync.icalendar.CalendarParser;
import org.caldavsync.icalendar.Limits;
import org.caldavsync.icalendar.ParseResult;
import org.caldavsync.icalendar.repair.Repairs;
import org.caldavsync.testkit.Events;

/** How fast one thread reads, repairs and groups objects as a server sends them. */
final class ParseScenario implements Scenario {
    private static final int EVENTS = 10_000;
    private static final int WARM_UP = 10;

    @Override
    public String name() {
        return "parse";
    }

    @Override
    public List<Row> run(Lab lab) {
        CalendarParser parser =
                new CalendarParser(Limits.standard(), Repairs.standard(Instant.EPOCH, tzid -> Optional.empty()));
        byte[][] objects = new byte[EVENTS][];
        long bytes = 0;
        for (int i = 0; i < EVENTS; i++) {
            objects[i] = Events.sample(i).getBytes(UTF_8);
            bytes += objects[i].length;
        }
        for (int i = 0; i < WARM_UP; i++) {
            parse(parser, objects);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = threads.getCurrentThreadAllocatedBytes();
        long cpu = threads.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        parse(parser, objects);
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        long used = threads.getCurrentThreadCpuTime() - cpu;
        double perSecond = EVENTS * 1e9 / used;
        return List.of(Row.of("parse 10,000 objects, one thread")
                .with(Column.BYTES, Units.bytes(bytes))
                .with(Column.TIME, Units.time(time))
                .with(Column.CPU, Units.time(Duration.ofNanos(used)))
                .with(Column.ALLOCATED, Units.bytes(threads.getCurrentThreadAllocatedBytes() - allocated))
                .with(Column.RESULT, Units.format("%.0f events/s, %.1f MB/s of CPU", perSecond, bytes * 1e3 / used))
                .target("20,000 events/s of CPU", perSecond >= 20_000));
    }

    private static void parse(CalendarParser parser, byte[][] objects) {
        for (byte[] object : objects) {
            if (!(parser.parse(object) instanceof ParseResult.Parsed)) {
                throw new IllegalStateException("a sample event cannot be read");
            }
        }
    }
}
