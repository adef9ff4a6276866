package org.caldavsync.server.destination;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.db.TestDatabase;
import org.caldavsync.server.feed.FeedLookup;
import org.caldavsync.server.run.JdbcRunStore;
import org.caldavsync.server.run.Job;
import org.caldavsync.server.run.Jobs;
import org.caldavsync.server.run.Outcome;
import org.caldavsync.server.run.Run;
import org.caldavsync.server.run.RunContext;
import org.caldavsync.server.run.RunEvents;
import org.caldavsync.server.run.RunKind;
import org.caldavsync.server.run.RunRoutes;
import org.caldavsync.server.run.RunStore;
import org.caldavsync.server.run.Runner;
import org.caldavsync.server.run.Runs;
import org.caldavsync.server.run.Schedule;
import org.caldavsync.server.run.Subject;
import org.caldavsync.server.secret.EncryptionKey;
import org.caldavsync.server.secret.SecretBox;
import org.caldavsync.server.source.JdbcSourceReach;
import org.caldavsync.server.source.JdbcSourceStore;
import org.caldavsync.server.web.PublicUrl;
import org.caldavsync.server.web.ToySite;

/** The API of destinations on a real database, with runs and plans that turn out as a test says. */
final class ScriptedDestinations implements AutoCloseable {
    private final Database database;
    private final Runs runs;
    private final ToySite site;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Supplier<Outcome> ordinary = ScriptedDestinations::nothing;
    private volatile Outcome special = nothing();
    private volatile boolean gone;
    private volatile Supplier<PreviewResult> preview = () -> {
        throw new IllegalStateException("no preview is scripted");
    };

    private static Outcome nothing() {
        return new Outcome.Ok(Map.of(), false);
    }

    private ScriptedDestinations(Path directory) {
        Clock clock = Clock.systemUTC();
        SecureRandom random = new SecureRandom();
        SecretBox secrets = new SecretBox(EncryptionKey.parse("0a".repeat(32)).orElseThrow(), random);
        database = TestDatabase.open(directory.resolve("a.db"));
        JdbcDestinationStore store = new JdbcDestinationStore(database, secrets, clock);
        List<Jobs> jobs = List.of(new ScriptedJobs(store));
        RunStore history = new JdbcRunStore(database);
        RunEvents events = new RunEvents();
        Runner runner = new Runner(history, jobs, events, clock);
        Schedule.Timing timing = new Schedule.Timing(clock, new Random(1), Duration.ofSeconds(1));
        runs = new Runs(history, runner, new Schedule(database, jobs, runner, timing), events);
        OwnSources sources = new OwnSources(
                new JdbcSourceStore(database, secrets, clock),
                new JdbcSourceReach(database),
                new FeedLookup(database),
                new PublicUrl.FromRequest());
        site = ToySite.open(
                new DestinationApi(new DestinationApi.Stored(store, sources), new ScriptedEngine(), runs, clock),
                new RunRoutes(history, runner, events));
    }

    static ScriptedDestinations start(Path directory) {
        return new ScriptedDestinations(directory);
    }

    void runsDo(Outcome outcome) {
        ordinary = () -> outcome;
    }

    void runsDoAfter(CountDownLatch end, Outcome outcome) {
        ordinary = () -> {
            try {
                end.await();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            return outcome;
        };
    }

    /** What runs with a plan, a release or a removal do. */
    void specialRunsDo(Outcome outcome) {
        special = outcome;
    }

    void previewsSay(PreviewResult result) {
        preview = () -> result;
    }

    void previewsThrow(RuntimeException failure) {
        preview = () -> {
            throw failure;
        };
    }

    /** The destination is deleted between the look at it and the start of what was asked for. */
    void destinationVanishes() {
        gone = true;
        preview = PreviewResult.Gone::new;
    }

    /** What the routes have asked of the engine, in order. */
    List<String> asked() {
        return asked;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return site.get(path);
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return site.post(path, json);
    }

    HttpResponse<String> delete(String path) throws IOException, InterruptedException {
        return site.send(site.request(path).DELETE());
    }

    HttpRequest.Builder request(String path) {
        return site.request(path);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return site.send(request);
    }

    @Override
    public void close() {
        site.close();
        runs.schedule().close();
        database.close();
    }

    private record ScriptedJob(Subject subject, Supplier<Outcome> outcome) implements Job {
        @Override
        public Outcome execute(RunContext context) {
            return outcome.get();
        }
    }

    private final class ScriptedJobs implements Jobs {
        private final JdbcDestinationStore store;

        ScriptedJobs(JdbcDestinationStore store) {
            this.store = store;
        }

        @Override
        public RunKind kind() {
            return RunKind.DESTINATION;
        }

        @Override
        public Optional<Job> find(long id) {
            return store.find(id).map(found -> new ScriptedJob(Subject.destination(id), ordinary));
        }

        @Override
        public Map<Long, Duration> intervals() {
            return Map.of();
        }

        @Override
        public Duration interval(long id) {
            return Duration.ZERO;
        }

        @Override
        public void finished(Run run) {
            store.recordRun(run);
        }
    }

    private final class ScriptedEngine implements Engine {
        @Override
        public PreviewResult preview(Destination destination) {
            return preview.get();
        }

        @Override
        public PreviewResult preview(Unsaved destination) {
            asked.add("preview " + destination.settings().name());
            return preview.get();
        }

        @Override
        public Optional<Job> applying(Destination destination, String planId) {
            return special(destination, "apply " + planId);
        }

        @Override
        public Optional<Job> releasing(Destination destination, long runId) {
            return special(destination, "release " + runId);
        }

        @Override
        public Optional<Job> removing(Destination destination) {
            return special(destination, "remove");
        }

        @Override
        public void forget(long destinationId) {
            asked.add("forget " + destinationId);
        }

        private Optional<Job> special(Destination destination, String what) {
            asked.add(what);
            return gone
                    ? Optional.empty()
                    : Optional.of(new ScriptedJob(Subject.destination(destination.id()), () -> special));
        }
    }
}
