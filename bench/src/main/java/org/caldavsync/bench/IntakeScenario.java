package org.caldavsync.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.caldavsync.bench.Row.Column;
import org.caldavsync.server.source.pull.IntakeLoad;

/** The two steps of a first pull that are the service's own: reading what came, and storing it. */
final class IntakeScenario implements Scenario {
    private static final int EVENTS = 10_000;
    private static final int WARM_UP = 12;
    private static final int RUNS = 8;
    private static final double LEAST_RATE = 20_000;

    @Override
    public String name() {
        return "intake";
    }

    @Override
    public List<Row> run(Lab lab) throws Exception {
        Path directory = Files.createDirectory(lab.fresh("intake"));
        try (IntakeLoad load = new IntakeLoad(EVENTS, directory.resolve("data.db"))) {
            for (int i = 0; i < WARM_UP; i++) {
                takeIn(load);
            }
            OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            long cpu = process.getProcessCpuTime();
            long start = System.nanoTime();
            for (int i = 0; i < RUNS; i++) {
                takeIn(load);
            }
            Duration time = Duration.ofNanos((System.nanoTime() - start) / RUNS);
            Duration used = Duration.ofNanos((process.getProcessCpuTime() - cpu) / RUNS);
            double rate = EVENTS * 1e9 / used.toNanos();
            return List.of(Row.of("parsing and storing 10,000 events")
                    .with(Column.TIME, Units.time(time))
                    .with(Column.CPU, Units.time(used))
                    .with(Column.RESULT, Units.format("%.0f events/s of CPU, of the whole process", rate))
                    .target("20,000 events/s", rate >= LEAST_RATE));
        }
    }

    private static void takeIn(IntakeLoad load) {
        long stored = load.takeIn(load.newCalendar());
        if (stored != EVENTS) {
            throw new IllegalStateException(stored + " events were stored");
        }
    }
}
