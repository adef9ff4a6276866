package org.caldavsync.bench;

import java.time.Duration;
import org.caldavsync.bench.Row.Column;
import org.caldavsync.testkit.standin.StandInCalDav;
import org.caldavsync.testkit.standin.Traffic;

/**
 * What one piece of work cost, on average over several.
 *
 * @param bytes over the wire, both ways
 * @param cpu of the service's whole process
 */
record Cost(double requests, long bytes, Duration time, Duration cpu) {
    /** Something that the service is made to do. */
    interface Work {
        void run(int round) throws Exception;
    }

    /** Does the work that many times and takes the average. */
    static Cost ofEach(int rounds, StandInCalDav server, Service service, Work work) throws Exception {
        Traffic _ = server.takeTraffic();
        Duration cpu = service.cpu();
        long start = System.nanoTime();
        for (int round = 0; round < rounds; round++) {
            work.run(round);
        }
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        Duration used = service.cpu().minus(cpu);
        Traffic traffic = server.takeTraffic();
        return new Cost(
                traffic.total() / (double) rounds,
                (traffic.sent() + traffic.received()) / rounds,
                time.dividedBy(rounds),
                used.dividedBy(rounds));
    }

    /** The cost of one of so many equal parts. */
    Cost each(double parts) {
        return new Cost(
                requests / parts,
                (long) (bytes / parts),
                Duration.ofNanos((long) (time.toNanos() / parts)),
                Duration.ofNanos((long) (cpu.toNanos() / parts)));
    }

    /** That many things a second of CPU time. */
    double rate(int things) {
        return things * 1e9 / cpu.toNanos();
    }

    Row row(String scenario) {
        return Row.of(scenario)
                .with(Column.REQUESTS, Units.format("%.2f", requests))
                .with(Column.BYTES, Units.bytes(bytes))
                .with(Column.TIME, Units.time(time))
                .with(Column.CPU, Units.time(cpu));
    }
}
