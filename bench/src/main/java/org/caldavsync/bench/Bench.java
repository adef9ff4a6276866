package org.caldavsync.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs scenarios and prints one table of what they cost beside what they may cost; to standard error each as it ends. */
public final class Bench {
    private static final List<Scenario> SCENARIOS = List.of(
            new ParseScenario(),
            new LinkScenario(),
            new IntakeScenario(),
            new PushScenario(),
            new QuietAccountScenario(),
            new ScheduledScenario(),
            ManyScenario.onOneNode(),
            ManyScenario.onPostgres(),
            new OneChangeScenario(),
            new FirstPullScenario(),
            new LargeAccountScenario(),
            new RealServerScenario(),
            new FeedScenario(),
            new StartScenario(),
            new DashboardScenario());

    private Bench() {}

    /**
     * Measures.
     *
     * @param arguments the directory with the service's jars, the file with its JVM options, then the names of scenarios, or
     *     none for all
     */
    static void main(String[] arguments) throws Exception {
        List<String> wanted = List.of(arguments).subList(2, arguments.length);
        List<Row> rows = new ArrayList<>();
        try (Lab lab = new Lab(Path.of(arguments[0]), Path.of(arguments[1]))) {
            for (Scenario scenario : SCENARIOS) {
                if (wanted.isEmpty() || wanted.contains(scenario.name())) {
                    System.err.println("Measuring " + scenario.name());
                    List<Row> measured = scenario.run(lab);
                    System.err.println(new Table(measured));
                    rows.addAll(measured);
                }
            }
        }
        System.out.println(new Table(rows));
    }
}
