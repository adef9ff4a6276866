package org.caldavsync.server.metrics;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.caldavsync.http.HttpObserver;
import org.caldavsync.server.run.RunListener;
import org.caldavsync.server.web.Routes;

/** Everything that is measured, and the route that shows it. Its numbers are those of this process. */
public final class Metrics implements Routes {
    /** More subjects than that are not listed: the freshest are left out. */
    static final int LISTED = 1_000;

    private static final int NAME_LIMIT = 80;
    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final UpstreamRequests upstream = new UpstreamRequests(registry);
    private final RunMeters runs = new RunMeters(registry);
    private final FeedMeters feeds = new FeedMeters(registry);
    private final boolean shown;
    private final List<Runnable> refreshed = new ArrayList<>();

    /** @param shown whether there is a route */
    public Metrics(boolean shown, String version) {
        this.shown = shown;
        Gauge.builder("caldavsync.info", () -> 1)
                .description("The version that runs")
                .tag("version", version)
                .register(registry);
        if (shown) {
            new JvmMemoryMetrics().bindTo(registry);
            new ProcessorMetrics().bindTo(registry);
            new UptimeMetrics().bindTo(registry);
        }
    }

    /** Told of requests to other servers. */
    public HttpObserver upstream() {
        return upstream;
    }

    /** Told of runs. */
    public RunListener runs() {
        return runs;
    }

    /** Told of readings of feeds. */
    public FeedMeters feeds() {
        return feeds;
    }

    /** Asks that from now on whenever somebody looks. */
    public void ask(Gauges gauges) {
        gauge("caldavsync.database.up", "1 where the database answers", gauges, g -> g.databaseWorks() ? 1 : 0);
        gauge("caldavsync.database.bytes", "Size of the database", gauges, Gauges::databaseBytes);
        gauge("caldavsync.runs.open", "Runs under way or waiting for their turn", gauges, Gauges::openRuns);
        gauge(
                "caldavsync.schedule.lag.seconds",
                "How late the most overdue run is",
                gauges,
                g -> g.scheduleLag().toMillis() / 1000.0);
        refreshed.add(freshness(gauges));
    }

    private void gauge(String name, String description, Gauges gauges, ToDoubleFunction<Gauges> value) {
        Gauge.builder(name, gauges, value)
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    private Runnable freshness(Gauges gauges) {
        MultiGauge ages = multiple("caldavsync.last.good.sync.age.seconds", "Since the last good sync");
        MultiGauge intervals = multiple("caldavsync.sync.interval.seconds", "How often it runs");
        MultiGauge failing = multiple("caldavsync.failing", "1 where the last run failed");
        return () -> {
            List<Gauges.Freshness> all = gauges.databaseWorks() ? gauges.freshness(LISTED) : List.of();
            register(ages, all, each -> each.age().toSeconds());
            register(intervals, all, each -> each.interval().toSeconds());
            register(failing, all, each -> each.failing() ? 1 : 0);
        };
    }

    private MultiGauge multiple(String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    private static void register(
            MultiGauge gauge, List<Gauges.Freshness> all, ToDoubleFunction<Gauges.Freshness> value) {
        List<Row<?>> rows = new ArrayList<>();
        for (Gauges.Freshness each : all) {
            rows.add(Row.of(tags(each), value.applyAsDouble(each)));
        }
        gauge.register(rows, true);
    }

    private static Tags tags(Gauges.Freshness each) {
        String name = each.name();
        return Tags.of(
                "kind", each.kind(),
                "id", Long.toString(each.id()),
                "name", name.length() > NAME_LIMIT ? name.substring(0, NAME_LIMIT) : name);
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        if (shown) {
            routes.get("/metrics", this::answer);
        }
    }

    private void answer(Context ctx) {
        ctx.contentType(PROMETHEUS_TEXT).result(text());
    }

    /** All of it, as Prometheus reads it. One at a time: what is asked for is not for free. */
    public synchronized String text() {
        refreshed.forEach(Runnable::run);
        return registry.scrape(PROMETHEUS_TEXT);
    }
}
