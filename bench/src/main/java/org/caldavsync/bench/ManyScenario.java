package org.caldavsync.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caldavsync.bench.Row.Column;
import org.caldavsync.server.transfer.ManySources;
import org.caldavsync.testkit.PostgresServer;
import org.caldavsync.testkit.standin.StandInCalDav;
import org.caldavsync.testkit.standin.Traffic;

/**
 * What sources cost in which nothing happens: from a hundred to ten thousand, on one node and on several. The service is
 * started on a database of which nothing is planned yet, so that it spreads the runs by itself, and watched from when it is
 * warm: ten runs a second, and twice that while it spreads ten thousand over half their interval.
 */
final class ManyScenario implements Scenario {
    private static final int EVENTS = 10;
    private static final String PASSPHRASE = "correct horse battery";
    private static final int WARM_UP = 1_500;
    private static final Duration WATCHED = Duration.ofSeconds(Integer.getInteger("many.seconds", 180));
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration MOST_LAG = Duration.ofSeconds(5);
    private static final double MOST_OF_A_CORE = 0.25;
    private static final long MOST_MEMORY = 256L << 20;

    private final String name;
    private final List<Setting> settings;

    private ManyScenario(String name, Setting... settings) {
        this.name = name;
        this.settings = List.of(settings);
    }

    /** About ten runs a second, of few sources or of many. */
    static ManyScenario onOneNode() {
        return new ManyScenario(
                "many",
                new Setting(100, Duration.ofSeconds(10), 0),
                new Setting(1_000, Duration.ofSeconds(90), 0),
                new Setting(10_000, Duration.ofMinutes(15), 0));
    }

    /** The same on PostgreSQL. */
    static ManyScenario onPostgres() {
        return new ManyScenario(
                "nodes",
                new Setting(100, Duration.ofSeconds(10), 1),
                new Setting(10_000, Duration.ofMinutes(15), 1),
                new Setting(10_000, Duration.ofMinutes(15), 3));
    }

    /**
     * What is measured.
     *
     * @param nodes on PostgreSQL; 0: one, on SQLite
     */
    private record Setting(int sources, Duration interval, int nodes) {
        String name() {
            return Units.format("%,d idle sources, every %d s, ", sources, interval.toSeconds())
                    + (nodes == 0 ? "SQLite" : nodes + " on PostgreSQL");
        }
    }

    /** What was seen while it was watched. */
    private record Seen(List<Duration> lags, long resident) {
        Duration lag() {
            return lags.stream().sorted().toList().get(lags.size() * 99 / 100);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Row> run(Lab lab) throws Exception {
        List<Row> rows = new ArrayList<>();
        try (StandInCalDav server = StandInCalDav.start()) {
            server.newCalendar("calendar", EVENTS);
            for (Setting setting : settings) {
                Path document = lab.fresh("many.json");
                new ManySources(one(lab, server, setting.interval()), PASSPHRASE).write(document, setting.sources());
                rows.add(
                        setting.nodes() == 0
                                ? onSqlite(lab, server, setting, document)
                                : onPostgres(lab, server, setting, document));
            }
        }
        return rows;
    }

    private static String one(Lab lab, StandInCalDav server, Duration interval) throws Exception {
        try (Service service = lab.service(Map.of())) {
            service.sync(service.createSource(
                    server.uri(server.calendars().iterator().next()), "one", interval));
            return service.export(PASSPHRASE);
        }
    }

    private static Row onSqlite(Lab lab, StandInCalDav server, Setting setting, Path document) throws Exception {
        Path data = lab.fresh("data");
        Map<String, String> variables = Map.of();
        fill(lab, data, variables, document);
        try (Service service = lab.service(data, variables)) {
            return watch(server, setting, List.of(service));
        }
    }

    private static Row onPostgres(Lab lab, StandInCalDav server, Setting setting, Path document) throws Exception {
        try (PostgresServer postgres = PostgresServer.start()) {
            postgres.create("many", "template1");
            Map<String, String> variables = new HashMap<>();
            variables.put("DATABASE_URL", postgres.url("many"));
            variables.put("SECRET_KEY", "ab".repeat(32));
            fill(lab, lab.fresh("data"), variables, document);
            List<Service> nodes = new ArrayList<>();
            try {
                for (int node = 0; node < setting.nodes(); node++) {
                    nodes.add(lab.service(lab.fresh("data"), variables));
                }
                return watch(server, setting, nodes);
            } finally {
                nodes.forEach(Service::close);
            }
        }
    }

    private static void fill(Lab lab, Path data, Map<String, String> variables, Path document) throws Exception {
        try (Service service = lab.service(data, variables)) {
            service.takeIn(document, PASSPHRASE);
            var _ = service.stop();
        }
    }

    private static Row watch(StandInCalDav server, Setting setting, List<Service> nodes) throws Exception {
        for (Service node : nodes) {
            for (int i = 0; i < WARM_UP; i++) {
                node.sync(1);
            }
        }
        Traffic _ = server.takeTraffic();
        Duration cpu = cpu(nodes);
        long start = System.nanoTime();
        Seen seen = look(nodes, start);
        double seconds = (System.nanoTime() - start) / 1e9;
        Duration used = cpu(nodes).minus(cpu);
        // Each run makes one request, so that is how many runs there were.
        int runs = server.takeTraffic().total();
        double cores = used.toNanos() / 1e9 / seconds;
        boolean met = seen.lag().compareTo(MOST_LAG) < 0 && cores < MOST_OF_A_CORE && seen.resident() < MOST_MEMORY;
        return Row.of(setting.name())
                .with(Column.CPU, Units.time(used.dividedBy(Math.max(runs, 1))))
                .with(Column.REQUESTS, "1")
                .with(
                        Column.RESULT,
                        Units.format(
                                "%.1f runs/s; %.1f%% of a core; lag %.1f s at p99; %s resident",
                                runs / seconds, cores * 100, seen.lag().toMillis() / 1e3, Units.bytes(seen.resident())))
                .target("25% of a core, lag 5 s, 256 MiB", met);
    }

    private static Duration cpu(List<Service> nodes) {
        return nodes.stream().map(Service::cpu).reduce(Duration.ZERO, Duration::plus);
    }

    /** How late the latest run is, again and again, and the most memory that any node has. */
    private static Seen look(List<Service> nodes, long start) throws Exception {
        List<Duration> lags = new ArrayList<>();
        long resident = 0;
        while (System.nanoTime() - start < WATCHED.toNanos()) {
            lags.add(nodes.getFirst().lag());
            for (Service node : nodes) {
                resident = Math.max(resident, node.resident());
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
        return new Seen(lags, resident);
    }
}
