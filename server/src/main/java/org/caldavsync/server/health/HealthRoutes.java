package org.caldavsync.server.health;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.caldavsync.server.auth.Access;
import org.caldavsync.server.web.ApiException;
import org.caldavsync.server.web.Routes;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/health} for probes, without credentials, and {@code GET /api/health/detailed} for people. */
public final class HealthRoutes implements Routes {
    private static final Duration TOLERATED_LAG = Duration.ofSeconds(60);

    private final Vitals vitals;
    private final Setting setting;
    private final InstantSource clock;
    private final Instant started;

    /**
     * What does not change while the process lives.
     *
     * @param exposed whether other machines can reach it, and need no credentials
     * @param publicUrl the external base URL; null where it is not configured
     * @param timeZone the IANA name of what decides the day of a time without a zone
     */
    public record Setting(
            String version, boolean exposed, @Nullable String publicUrl, String timeZone) {}

    /** The uptime counts from this call. */
    public HealthRoutes(Vitals vitals, Setting setting, InstantSource clock) {
        this.vitals = vitals;
        this.setting = setting;
        this.clock = clock;
        this.started = clock.instant();
    }

    /** The detailed answer; what only the database knows is null while it is unusable. */
    private record Report(
            String status,
            long uptimeSeconds,
            boolean dbOk,
            @Nullable Integer sourceCount,
            @Nullable Integer destinationCount,
            @Nullable Integer failing,
            @Nullable Long scheduleLagSeconds,
            @JsonUnwrapped Setting setting) {}

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/health", this::answer, Access.PUBLIC);
        routes.get("/api/health/detailed", this::answerInDetail);
    }

    private void answer(Context ctx) {
        if (!vitals.databaseWorks()) {
            throw new ApiException.Unavailable("The database cannot be used.", Duration.ofSeconds(10));
        }
        ctx.json(Map.of("status", "ok"));
    }

    private void answerInDetail(Context ctx) {
        Report report = vitals.databaseWorks() ? report() : reportWithoutDatabase();
        ctx.status(report.status.equals("ok") ? 200 : 503);
        ctx.json(report);
    }

    private Report report() {
        Duration lag = vitals.scheduleLag();
        return new Report(
                lag.compareTo(TOLERATED_LAG) > 0 ? "degraded" : "ok",
                uptime(),
                true,
                vitals.sources(),
                vitals.destinations(),
                vitals.failing(),
                lag.toSeconds(),
                setting);
    }

    private Report reportWithoutDatabase() {
        return new Report("degraded", uptime(), false, null, null, null, null, setting);
    }

    private long uptime() {
        return Duration.between(started, clock.instant()).toSeconds();
    }
}
