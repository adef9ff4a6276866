package org.caldavsync.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.caldavsync.bench.Row.Column;
import org.caldavsync.testkit.ServiceProcess;
import org.caldavsync.testkit.ServiceProcess.Launch;

/** From nothing to the first answer, and the memory of a service that has nothing to do, beside a bare hello. */
final class StartScenario implements Scenario {
    private static final int STARTS = 5;
    private static final Duration IDLE = Duration.ofSeconds(3);

    /** What a start took, all of it the median of several. */
    private record Start(Duration time, Duration cpu, long resident) {}

    @Override
    public String name() {
        return "start";
    }

    @Override
    public List<Row> run(Lab lab) throws Exception {
        Start service = measure(lab, lab.launch(lab.fresh("data"), Map.of()));
        String classPath = lab.classPath() + ":" + ownJar();
        Start hello =
                measure(lab, new Launch(HelloService.class.getName(), classPath, lab.jvmOptions(), Lab.ENVIRONMENT));
        double cpu = service.cpu().toNanos() / (double) hello.cpu().toNanos();
        double memory = service.resident() / (double) hello.resident();
        return List.of(
                row("start, service", service)
                        .with(
                                Column.RESULT,
                                Units.format(
                                        "%s resident; CPU %.2f, memory %.2f of hello",
                                        Units.bytes(service.resident()), cpu, memory))
                        .target("CPU 2.5, memory 1.6 of hello", cpu <= 2.5 && memory <= 1.6),
                row("start, bare Javalin hello", hello)
                        .with(Column.RESULT, Units.bytes(hello.resident()) + " resident"));
    }

    private static Row row(String name, Start start) {
        return Row.of(name).with(Column.TIME, Units.time(start.time())).with(Column.CPU, Units.time(start.cpu()));
    }

    /** Trains an AOT cache in a first run (JEP 514), then starts with it. */
    private static Start measure(Lab lab, Launch launch) throws InterruptedException {
        Path cache = lab.fresh("cache.aot");
        try (ServiceProcess training = ServiceProcess.start(launch.with("-XX:AOTCacheOutput=" + cache))) {
            training.stop();
        }
        if (!Files.exists(cache)) {
            throw new IllegalStateException("The training run left no AOT cache");
        }
        List<Start> starts = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            starts.add(start(launch.with("-XX:AOTCache=" + cache)));
        }
        return new Start(
                Units.median(starts.stream().map(Start::time).toArray(Duration[]::new)),
                Units.median(starts.stream().map(Start::cpu).toArray(Duration[]::new)),
                starts.stream().mapToLong(Start::resident).sorted().toArray()[STARTS / 2]);
    }

    private static Start start(Launch launch) throws InterruptedException {
        long begin = System.nanoTime();
        try (ServiceProcess process = ServiceProcess.start(launch)) {
            Duration time = Duration.ofNanos(System.nanoTime() - begin);
            ProcessFigures figures = new ProcessFigures(process.pid());
            Duration cpu = figures.cpu();
            process.letRun(IDLE);
            return new Start(time, cpu, figures.resident());
        }
    }

    private static String ownJar() {
        return Path.of(StartScenario.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
    }
}
