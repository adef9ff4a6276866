package org.caldavsync.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.caldavsync.http.Secret;
import org.caldavsync.server.auth.Credentials;
import org.caldavsync.server.openapi.OpenApiContract;
import org.caldavsync.server.web.PublicUrl;
import org.caldavsync.server.web.ToySite;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class HealthRoutesTest {
    private final ToyVitals vitals = new ToyVitals();
    private Instant now = Instant.parse("2026-11-22T07:00:00Z");
    private final HealthRoutes routes = new HealthRoutes(
            vitals, new HealthRoutes.Setting("1.2.3", true, "https://home.example/cal", "Europe/Berlin"), () -> now);

    private static final class ToyVitals implements Vitals {
        private boolean databaseWorks = true;
        private Duration lag = Duration.ZERO;

        @Override
        public boolean databaseWorks() {
            return databaseWorks;
        }

        @Override
        public int sources() {
            return counted(3);
        }

        @Override
        public int destinations() {
            return counted(2);
        }

        @Override
        public int failing() {
            return counted(1);
        }

        @Override
        public Duration scheduleLag() {
            return lag;
        }

        private int counted(int count) {
            if (!databaseWorks) {
                throw new IllegalStateException("no database");
            }
            return count;
        }
    }

    @Test
    void tells_a_probe_without_credentials_that_all_is_well() throws Exception {
        var credentials = new Credentials.Plain("anna", Secret.of("x"));
        try (ToySite site = ToySite.start(credentials, PublicUrl.of(URI.create("http://h/x")), routes)) {
            var answer = site.get("/api/health");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"status\":\"ok\"}");
            assertThat(site.get("/api/health/detailed").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void tells_people_how_it_is_doing() throws Exception {
        try (ToySite site = ToySite.open(routes)) {
            now = now.plusSeconds(90);
            vitals.lag = Duration.ofSeconds(60);

            var answer = site.get("/api/health/detailed");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .isEqualTo(
                            "{\"status\":\"ok\",\"uptime_seconds\":90,\"db_ok\":true,\"source_count\":3,"
                                    + "\"destination_count\":2,\"failing\":1,\"schedule_lag_seconds\":60,\"version\":\"1.2.3\","
                                    + "\"exposed\":true,\"public_url\":\"https://home.example/cal\",\"time_zone\":\"Europe/Berlin\"}");
            assertPromised("GET /api/health/detailed", 200, answer.body());
        }
    }

    @Test
    void is_degraded_when_runs_are_more_than_a_minute_late() throws Exception {
        try (ToySite site = ToySite.open(routes)) {
            vitals.lag = Duration.ofSeconds(61);

            var detailed = site.get("/api/health/detailed");

            assertThat(detailed.statusCode()).isEqualTo(503);
            assertThat(detailed.body()).contains("\"status\":\"degraded\"").contains("\"schedule_lag_seconds\":61");
            assertThat(site.get("/api/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void is_degraded_without_a_database() throws Exception {
        try (ToySite site = ToySite.open(routes)) {
            vitals.databaseWorks = false;

            var detailed = site.get("/api/health/detailed");
            var probe = site.get("/api/health");

            assertThat(detailed.statusCode()).isEqualTo(503);
            assertThat(detailed.body()).contains("\"db_ok\":false").contains("\"source_count\":null");
            assertPromised("GET /api/health/detailed", 503, detailed.body());
            assertThat(probe.statusCode()).isEqualTo(503);
            assertThat(probe.headers().firstValue("Retry-After")).hasValue("10");
            assertPromised("GET /api/health", 503, probe.body());
        }
    }

    private static void assertPromised(String operation, int status, String body) throws Exception {
        assertThat(OpenApiContract.load().problems(operation, status, body)).isEmpty();
    }
}
