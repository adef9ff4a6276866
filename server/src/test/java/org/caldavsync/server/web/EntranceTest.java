package org.caldavsync.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Base64;
import org.caldavsync.http.Secret;
import org.caldavsync.server.auth.Access;
import org.caldavsync.server.auth.Credentials;
import org.caldavsync.server.ratelimit.RequestRate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntranceTest {
    private static final RequestRate TWO_AT_ONCE = new RequestRate.PerClient(0.25, 2);
    private static final Routes TOYS = routes -> routes.get("/api/toys", ctx -> ctx.result("toys"))
            .get("/api/health", ctx -> ctx.result("well"), Access.PUBLIC)
            .get("/api/health/detailed", ctx -> ctx.result("very well"))
            .get("/robots.txt/x", ctx -> ctx.result("x"));

    private Instant now = Instant.parse("2026-11-22T07:00:00Z");

    @Nested
    class A_client_over_its_rate {
        @ParameterizedTest
        @ValueSource(strings = {"/api/toys", "/api/none", "/ics/feed", "/api/health/detailed"})
        void is_told_to_wait_whatever_it_asks_of_the_api_and_the_feeds(String path) throws Exception {
            try (ToySite site = limited(Forwarding.IGNORED)) {
                int first = site.get(path).statusCode();
                assertThat(site.get(path).statusCode()).isEqualTo(first).isNotEqualTo(429);

                HttpResponse<String> refused = site.get(path);

                assertThat(refused.statusCode()).isEqualTo(429);
                assertThat(refused.headers().firstValue("Retry-After")).hasValue("4");
                assertThat(refused.headers().firstValue("X-Content-Type-Options"))
                        .hasValue("nosniff");
                now = now.plusSeconds(4);
                assertThat(site.get(path).statusCode()).isEqualTo(first);
            }
        }

        @Test
        void is_answered_in_the_form_it_understands() throws Exception {
            try (ToySite site = limited(Forwarding.IGNORED)) {
                exhaust(site);

                assertThat(site.get("/api/toys").body()).startsWith("{\"status\":\"error\",\"message\":\"Too many");
                assertThat(site.get("/ics/x").body())
                        .startsWith("Too many requests")
                        .doesNotContain("{");
                assertThat(site.get("/ics/x").headers().firstValue("Content-Type"))
                        .hasValue("text/plain; charset=utf-8");
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"/", "/sources/1", "/assets/x.js", "/robots.txt", "/api/health", "/apiary", "/icsx"})
        void still_gets_pages_and_the_probe(String path) throws Exception {
            try (ToySite site = limited(Forwarding.IGNORED)) {
                exhaust(site);

                for (int i = 0; i < 3; i++) {
                    assertThat(site.get(path).statusCode()).isEqualTo(200);
                }
            }
        }

        /** The router and the feeds decide what a path means; whatever reaches them has to be counted. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/%61pi/toys",
                    "/api%2Ftoys",
                    "/api/%74oys",
                    "//api/toys",
                    "/./api/toys",
                    "/x/../api/toys",
                    "/api/./toys",
                    "/api//toys",
                    "/api;x=y/toys",
                    "/api/toys;x",
                    "/api/toys/",
                    "/API/toys",
                    "/api/health/../toys",
                    "/api/health/%2e%2e/toys",
                    "/%69cs/x",
                    "/x/../ics/x",
                    "/ics;a/x",
                    "/ics/../ics/x",
                    "http://x/api/toys"
                })
        void finds_no_other_way_to_write_a_path(String path) throws Exception {
            try (ToySite site = limited(Forwarding.IGNORED)) {
                exhaust(site);

                String answer = site.raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

                assertThat(answer.endsWith("\r\n\r\ntoys") || answer.contains("\r\n\r\n/ics"))
                        .as(answer)
                        .isFalse();
            }
        }
    }

    @Nested
    class What_a_proxy_says {
        @ParameterizedTest
        @ValueSource(strings = {"X-Forwarded-For", "X-Real-IP"})
        void counts_for_nothing_unless_it_is_trusted(String header) throws Exception {
            try (ToySite site = limited(Forwarding.IGNORED)) {
                for (int i = 0; i < 2; i++) {
                    assertThat(status(site, header, "192.0.2." + i)).isEqualTo(200);
                }

                assertThat(status(site, header, "192.0.2.9")).isEqualTo(429);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"X-Forwarded-For", "X-Real-IP"})
        void tells_clients_apart_where_it_is_trusted(String header) throws Exception {
            try (ToySite site = limited(Forwarding.BELIEVED)) {
                for (int i = 0; i < 10; i++) {
                    assertThat(status(site, header, "192.0.2." + i)).isEqualTo(200);
                }
                assertThat(status(site, header, "192.0.2.1")).isEqualTo(200);
                assertThat(status(site, header, "192.0.2.1")).isEqualTo(429);
            }
        }

        /** What stands before the last address came from the client, which may write there what it likes. */
        @Test
        void is_the_last_address_it_forwards() throws Exception {
            try (ToySite site = limited(Forwarding.BELIEVED)) {
                assertThat(status(site, "X-Forwarded-For", "10.0.0.1, 192.0.2.7"))
                        .isEqualTo(200);
                assertThat(status(site, "X-Forwarded-For", "10.0.0.2,192.0.2.7"))
                        .isEqualTo(200);
                assertThat(status(site, "X-Forwarded-For", "10.0.0.3, 192.0.2.7"))
                        .isEqualTo(429);

                String answer = site.raw("""
                    GET /api/toys HTTP/1.1
                    Host: x
                    Connection: close
                    X-Forwarded-For: 10.0.0.4
                    X-Forwarded-For: 192.0.2.7

                    """);
                assertThat(answer).startsWith("HTTP/1.1 429");
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"unknown", "", ",", "nonsense, more"})
        void falls_back_to_the_peer_where_it_is_no_address(String value) throws Exception {
            try (ToySite site = limited(Forwarding.BELIEVED)) {
                exhaust(site);

                assertThat(status(site, "X-Forwarded-For", value)).isEqualTo(429);
            }
        }

        @ParameterizedTest
        @CsvSource({
            "/cal, /cal/api/toys",
            "/cal/, /cal/api/toys",
            "/a/b.c, /a/b.c/api/toys",
            "/cal, /api/toys",
        })
        void removes_the_path_it_names(String prefix, String path) throws Exception {
            try (ToySite site = limited(Forwarding.BELIEVED)) {
                assertThat(site.send(site.request(path).header("X-Forwarded-Prefix", prefix))
                                .body())
                        .isEqualTo("toys");
                assertThat(site.send(site.request(prefix.replaceFirst("/$", "") + "/page")
                                        .header("X-Forwarded-Prefix", prefix))
                                .body())
                        .isEqualTo(prefix.replaceFirst("/$", ""));
            }
        }

        @Test
        void removes_no_path_unless_it_is_trusted() throws Exception {
            try (ToySite site = limited(Forwarding.IGNORED)) {
                HttpResponse<String> page = site.send(site.request("/cal/page").header("X-Forwarded-Prefix", "/cal"));
                HttpResponse<String> feed = site.send(site.request("/cal/ics/x").header("X-Forwarded-Prefix", "/cal"));

                assertThat(page.body()).isEmpty();
                assertThat(feed.body()).isNotEqualTo("/ics/x");
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"/../x", "/a/./b", "//evil.example", "/a b", "/a\"><script>", "cal", "/%2e%2e", "/a//b", "/"
                })
        void is_no_path_unless_it_is_a_plain_one(String prefix) throws Exception {
            try (ToySite site = limited(Forwarding.BELIEVED)) {
                HttpResponse<String> page = site.send(site.request("/page").header("X-Forwarded-Prefix", prefix));

                assertThat(page.body()).isEmpty();
            }
        }
    }

    @Test
    void makes_a_client_wait_that_failed_to_log_in_too_often() throws Exception {
        Credentials anna = new Credentials.Plain("anna", Secret.of("right"));
        try (ToySite site = ToySite.guarded(anna, () -> now, TOYS)) {
            for (int i = 0; i < 10; i++) {
                assertThat(site.send(login(site, "wrong" + i, "192.0.2.1")).statusCode())
                        .isEqualTo(401);
            }

            HttpResponse<String> refused = site.send(login(site, "right", "192.0.2.1"));

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("10");
            assertThat(refused.body()).contains("Too many failed log-ins");
            assertThat(site.send(login(site, "right", "192.0.2.2")).statusCode())
                    .isEqualTo(200);
            now = now.plusSeconds(10);
            assertThat(site.send(login(site, "right", "192.0.2.1")).statusCode())
                    .isEqualTo(200);
        }
    }

    private static HttpRequest.Builder login(ToySite site, String password, String client) {
        String pair = Base64.getEncoder().encodeToString(("anna:" + password).getBytes(UTF_8));
        return site.request("/api/toys")
                .header("Authorization", "Basic " + pair)
                .header("X-Forwarded-For", client);
    }

    private ToySite limited(Forwarding forwarding) {
        return ToySite.limited(TWO_AT_ONCE, forwarding, () -> now, TOYS);
    }

    private static void exhaust(ToySite site) throws Exception {
        while (site.get("/api/toys").statusCode() != 429) {
            assertThat(site.get("/robots.txt").statusCode()).isEqualTo(200);
        }
    }

    private static int status(ToySite site, String header, String value) throws Exception {
        return site.send(site.request("/api/toys").header(header, value)).statusCode();
    }
}
