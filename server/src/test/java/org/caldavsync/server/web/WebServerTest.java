package org.caldavsync.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.caldavsync.http.Secret;
import org.caldavsync.server.auth.Access;
import org.caldavsync.server.auth.Authenticator;
import org.caldavsync.server.auth.Credentials;
import org.caldavsync.server.db.DatabaseFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class WebServerTest {
    private static final Credentials ANNA = new Credentials.Plain("anna", Secret.of("pä:ss"));
    private static final String ANNAS_HEADER =
            "Basic " + Base64.getEncoder().encodeToString("anna:pä:ss".getBytes(UTF_8));

    private static final Routes TOYS = routes -> routes.get("/api/toys", ctx -> ctx.json(Map.of("toys", 3)))
            .get("/open", ctx -> ctx.result("open"), Access.PUBLIC)
            .post("/api/toys", ctx -> ctx.result(ctx.body()))
            .get("/api/broken", ctx -> {
                throw new IllegalStateException("jdbc:secret");
            })
            .get("/api/locked", ctx -> {
                throw DatabaseFailure.of(new SQLiteException("jdbc:secret", SQLiteErrorCode.SQLITE_BUSY));
            })
            .get("/api/crashed", ctx -> {
                throw new AssertionError("jdbc:secret");
            });

    @ParameterizedTest
    @CsvSource({"0.0.0.0, true", "::, true", "192.0.2.1, true", "127.0.0.1, false", "localhost, false", "::1, false"})
    void knows_whether_other_machines_reach_its_address(String host, boolean reached) {
        var address = new WebServer.Address(host, 0, new PublicUrl.FromRequest());

        assertThat(address.reachesFurtherThanThisMachine()).isEqualTo(reached);
    }

    @Test
    void answers_http_1_0_and_closes() throws Exception {
        try (ToySite site = ToySite.open(TOYS)) {
            String answer = site.raw("GET /api/toys HTTP/1.0\r\n\r\n");

            assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\n{\"toys\":3}");
        }
    }

    @Test
    void closes_the_connection_when_asked_to() throws Exception {
        try (ToySite site = ToySite.open(TOYS)) {
            String answer = site.raw("GET /api/toys HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

            assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").endsWith("{\"toys\":3}");
        }
    }

    @Test
    void answers_head_like_get_without_the_body() throws Exception {
        try (ToySite site = ToySite.open(TOYS)) {
            String answer = site.raw("HEAD /api/toys HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

            assertThat(answer)
                    .contains("Content-Length: 10\r\n")
                    .contains("application/json")
                    .endsWith("\r\n\r\n");
        }
    }

    @Test
    void tells_what_does_not_exist_with_the_envelope() throws Exception {
        try (ToySite site = ToySite.open(TOYS)) {
            var unknown = site.get("/api/none");
            var method = site.send(site.request("/api/toys").DELETE());

            assertThat(unknown.statusCode()).isEqualTo(404);
            assertThat(unknown.body())
                    .isEqualTo(
                            "{\"status\":\"error\",\"message\":\"There is nothing at this address.\",\"errors\":[]}");
            assertThat(unknown.headers().firstValue("Content-Type")).hasValue("application/json");
            assertThat(method.statusCode()).isEqualTo(405);
            assertThat(method.headers().firstValue("Allow")).hasValue("GET, POST");
            assertThat(method.body()).contains("does not know that method");
        }
    }

    @Test
    void keeps_the_inside_of_failures_to_itself() throws Exception {
        try (ToySite site = ToySite.open(TOYS)) {
            var exception = site.get("/api/broken");
            var error = site.get("/api/crashed");

            assertThat(exception.statusCode()).isEqualTo(500);
            assertThat(exception.body()).contains("under the id ").doesNotContain("jdbc");
            assertThat(error.statusCode()).isEqualTo(500);
            assertThat(error.body()).contains("under the id ").doesNotContain("jdbc");
        }
    }

    @Test
    void says_what_an_operator_can_mend() throws Exception {
        try (ToySite site = ToySite.open(TOYS)) {
            var locked = site.get("/api/locked");

            assertThat(locked.statusCode()).isEqualTo(503);
            assertThat(locked.headers().firstValue("Retry-After")).hasValue("30");
            assertThat(locked.body()).contains("nothing was changed").doesNotContain("jdbc");
        }
    }

    @Test
    void refuses_a_body_over_one_mebibyte() throws Exception {
        try (ToySite site = ToySite.open(TOYS)) {
            var fits = site.post("/api/toys", "x".repeat(1024 * 1024));
            var tooLarge = site.post("/api/toys", "x".repeat(1024 * 1024 + 1));

            assertThat(fits.statusCode()).isEqualTo(200);
            assertThat(tooLarge.statusCode()).isEqualTo(413);
            assertThat(tooLarge.body()).contains("\"status\":\"error\"").contains("1 MiB");
        }
    }

    @Test
    void asks_for_credentials_wherever_a_route_does_not_say_otherwise() throws Exception {
        try (ToySite site = ToySite.start(ANNA, new PublicUrl.FromRequest(), TOYS)) {
            var stranger = site.get("/api/toys");
            var anna = site.send(site.request("/api/toys").header("Authorization", ANNAS_HEADER));
            var open = site.get("/open");
            var openHead = site.send(site.request("/open").method("HEAD", BodyPublishers.noBody()));
            var unknown = site.get("/api/none");

            assertThat(stranger.statusCode()).isEqualTo(401);
            assertThat(stranger.headers().firstValue("WWW-Authenticate")).hasValue(Authenticator.CHALLENGE);
            assertThat(stranger.body()).contains("\"status\":\"error\"");
            assertThat(anna.statusCode()).isEqualTo(200);
            assertThat(open.statusCode()).isEqualTo(200);
            assertThat(openHead.statusCode()).isEqualTo(200);
            assertThat(unknown.statusCode()).isEqualTo(401);
        }
    }

    @Test
    void refuses_a_write_from_another_site() throws Exception {
        try (ToySite site = ToySite.open(TOYS)) {
            var foreign = site.send(site.request("/api/toys")
                    .header("Origin", "https://evil.example")
                    .POST(BodyPublishers.ofString("{}")));
            var program = site.post("/api/toys", "{}");

            assertThat(foreign.statusCode()).isEqualTo(403);
            assertThat(foreign.body()).contains("another web site");
            assertThat(foreign.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
            assertThat(program.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void removes_the_public_path_where_it_is_there() throws Exception {
        PublicUrl publicUrl = PublicUrl.of(URI.create("https://home.example/cal"));
        try (ToySite site = ToySite.start(new Credentials.None(), publicUrl, TOYS)) {
            assertThat(site.get("/cal/api/toys").statusCode()).isEqualTo(200);
            assertThat(site.get("/api/toys").statusCode()).isEqualTo(200);
            assertThat(site.get("/cal/ics/a%2Fb?x=1").body()).isEqualTo("/ics/a%2Fb");
            assertThat(site.get("/cal/cal/api/toys").statusCode()).isEqualTo(404);
            assertThat(site.get("/calapi/toys").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void hands_every_path_to_the_front_handler_as_it_came() throws Exception {
        try (ToySite site = ToySite.open(TOYS)) {
            for (String path : new String[] {
                "/ics/a%2Fb",
                "/ics/a%3Fb",
                "/ics/..%2fx",
                "/ics/%2e%2e/x",
                "/ics/public/../x",
                "/ics/a;b=c/d",
                "/ics//a",
                "/ics/..;/x",
                "/ics/Büro",
                "/ics/B%C3%BCro",
                "/ics/a%20b",
                "/ics/%25",
                "/ics/a|b",
                "/ics/a\\b",
                "/ics/%5c",
                "/ics/."
            }) {
                String answer = site.raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

                assertThat(answer).as(path).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n" + path);
            }
        }
    }

    @Test
    void answers_what_is_not_http_with_the_envelope() throws Exception {
        try (ToySite site = ToySite.open(TOYS)) {
            String answer = site.raw("GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .contains("{\"status\":\"error\"")
                    .doesNotContain("etty");
        }
    }

    @Test
    void sends_the_security_headers_with_everything() throws Exception {
        try (ToySite site = ToySite.open(TOYS)) {
            for (String path : new String[] {"/api/toys", "/api/none", "/robots.txt", "/ics/x"}) {
                var headers = site.get(path).headers();

                assertThat(headers.firstValue("X-Content-Type-Options"))
                        .as(path)
                        .hasValue("nosniff");
                assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                        .contains("frame-ancestors 'none'");
                assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
                assertThat(headers.firstValue("Server")).isEmpty();
                assertThat(headers.firstValue("Set-Cookie")).isEmpty();
            }
        }
    }

    @Test
    void lets_robots_read_feeds_without_credentials() throws Exception {
        try (ToySite site = ToySite.start(ANNA, new PublicUrl.FromRequest(), TOYS)) {
            var robots = site.get("/robots.txt");

            assertThat(robots.statusCode()).isEqualTo(200);
            assertThat(robots.body()).contains("Allow: /ics/");
        }
    }

    @Test
    void finishes_the_request_in_flight_before_it_stops() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        Routes slow = routes -> routes.get("/api/slow", ctx -> {
            entered.countDown();
            assertThat(leave.await(10, TimeUnit.SECONDS)).isTrue();
            ctx.result("done");
        });
        try (ToySite site = ToySite.open(slow)) {
            CompletableFuture<String> answer =
                    CompletableFuture.supplyAsync(() -> body(site, "/api/slow"), Thread::startVirtualThread);
            assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();

            CompletableFuture<Void> stopped = CompletableFuture.runAsync(site::close, Thread::startVirtualThread);
            leave.countDown();

            assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo("done");
            stopped.get(10, TimeUnit.SECONDS);
        }
    }

    private static String body(ToySite site, String path) {
        try {
            return site.get(path).body();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
