package org.caldavsync.server.destination.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.caldavsync.http.AuthScheme;
import org.caldavsync.http.HttpFailure;
import org.caldavsync.http.Tls;
import org.caldavsync.http.Traffic;
import org.caldavsync.testkit.Answer;
import org.caldavsync.testkit.ReceivedRequest;
import org.caldavsync.testkit.ScriptedServer;
import org.caldavsync.testkit.TestCertificates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How a link is asked for. */
class WebFetchTest {
    private static final String CALENDAR = """
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            UID:a
            DTSTART:20260301T100000Z
            SUMMARY:Zahnärztin
            END:VEVENT
            END:VCALENDAR
            """.replace("\n", "\r\n");
    private static final Answer GOOD = Answer.status(200).body("text/calendar; charset=utf-8", CALENDAR);
    private static final String PAGE = "<html><body>Sign in</body></html>";

    @TempDir
    Path directory;

    private LinkSite site;
    private ScriptedServer server;

    @BeforeEach
    void start() {
        site = new LinkSite(directory);
        server = ScriptedServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
        site.close();
    }

    private Link link(String target) {
        return LinkSite.link(server.uri(target).toString(), "", "");
    }

    private String summary(Link link, Visit visit) {
        try (Reading reading = site.read(link, visit)) {
            return reading.items().getFirst().summary();
        }
    }

    private String summary(Link link) {
        return summary(link, Visit.first());
    }

    private List<String> headers(String name) {
        return server.requests().stream()
                .map(request -> request.header(name).orElse("-"))
                .toList();
    }

    @Test
    void asks_for_a_calendar_compressed_if_possible() {
        server.on("GET", "/a.ics", GOOD);

        assertThat(summary(link("/a.ics"))).isEqualTo("Zahnärztin");

        ReceivedRequest request = server.requests().getFirst();
        assertThat(request.header("Accept")).contains("text/calendar, text/plain;q=0.8, */*;q=0.1");
        assertThat(request.header("Accept-Encoding")).contains("gzip");
        assertThat(request.header("User-Agent")).contains("Test/1");
        assertThat(request.header("If-None-Match")).isEmpty();
    }

    @Nested
    class Validated {
        @Test
        void by_what_came_with_the_body_that_was_read_last() {
            server.on(
                    "GET",
                    "/a.ics",
                    GOOD.header("ETag", "W/\"1\"").header("Last-Modified", "Sun, 22 Nov 2026 08:00:00 GMT"));
            Validators known;
            try (Reading reading = site.read(link("/a.ics"))) {
                known = reading.facts().validators();
            }

            var _ = read(known);

            ReceivedRequest second = server.requests().getLast();
            assertThat(second.header("If-None-Match")).contains("W/\"1\"");
            assertThat(second.header("If-Modified-Since")).contains("Sun, 22 Nov 2026 08:00:00 GMT");
        }

        @Test
        void by_its_content_where_the_etag_changes_each_time() {
            server.on("GET", "/a.ics", GOOD.header("ETag", "\"1\""), GOOD.header("ETag", "\"2\""));
            Validators known;
            try (Reading reading = site.read(link("/a.ics"))) {
                known = reading.facts().validators();
            }

            assertThat(read(known)).isEqualTo(new LinkResult.SameBody(new Validators("\"2\"", "", known.bodyHash())));
        }

        @Test
        void not_at_all_where_nothing_is_known_and_the_server_says_304_all_the_same() {
            server.on("GET", "/a.ics", Answer.status(304), GOOD);

            assertThat(summary(link("/a.ics"))).isEqualTo("Zahnärztin");
            assertThat(headers("Cache-Control")).containsExactly("-", "no-cache");
        }

        private LinkResult read(Validators known) {
            Visit visit = new Visit(known, new LinkMemory(), new Traffic());
            return site.reader.read(link("/a.ics"), visit, UnaryOperator.identity());
        }
    }

    @Nested
    class Signs_in {
        @Test
        void with_basic_where_it_is_asked_for_and_from_then_on_at_once() {
            guard("Basic realm=\"x\"", "Basic YWxpY2U6c2VjcmV0");
            Link link = signedIn("alice", "secret", AuthScheme.AUTO);
            LinkMemory memory = new LinkMemory();

            assertThat(summary(link, new Visit(Validators.NONE, memory, new Traffic())))
                    .isEqualTo("Zahnärztin");
            assertThat(server.requests()).hasSize(2);
            assertThat(summary(link, new Visit(Validators.NONE, memory, new Traffic())))
                    .isEqualTo("Zahnärztin");
            assertThat(server.requests()).hasSize(3);
            assertThat(summary(link, new Visit(Validators.NONE, new LinkMemory(memory.learned()), new Traffic())))
                    .isEqualTo("Zahnärztin");
            assertThat(server.requests()).hasSize(4);
        }

        @Test
        void with_digest() {
            guard("Digest realm=\"x\", nonce=\"n\", qop=\"auth\", algorithm=MD5", "Digest ");

            assertThat(summary(signedIn("alice", "secret", AuthScheme.AUTO))).isEqualTo("Zahnärztin");
            assertThat(headers("Authorization").getLast()).contains("username=\"alice\"", "uri=\"/a.ics\"");
        }

        @Test
        void with_a_token() {
            guard("Bearer", "Bearer t0ken");

            assertThat(summary(signedIn("", "t0ken", AuthScheme.BEARER))).isEqualTo("Zahnärztin");
        }

        @Test
        void once_where_the_password_is_wrong() {
            guard("Basic realm=\"x\"", "Basic other");

            assertThat(catchThrowableOfType(
                                    LinkUnusableException.class,
                                    () -> summary(signedIn("alice", "secret", AuthScheme.AUTO)))
                            .problem())
                    .isEqualTo(new LinkProblem.Unauthorized());
            assertThat(server.requests()).hasSize(2);
        }

        @Test
        void nowhere_but_at_its_own_site() {
            try (ScriptedServer other = ScriptedServer.start()) {
                other.on("GET", "/b.ics", Answer.status(401).header("WWW-Authenticate", "Basic realm=\"x\""));
                String location = other.uri("/b.ics").toString().replace("127.0.0.1", "localhost");
                server.on("GET", "/a.ics", Answer.redirect(302, location));

                assertThatThrownBy(() -> summary(signedIn("alice", "secret", AuthScheme.BASIC)))
                        .isInstanceOf(LinkUnusableException.class);
                assertThat(other.requests())
                        .allSatisfy(request ->
                                assertThat(request.header("Authorization")).isEmpty());
            }
        }

        private Link signedIn(String username, String password, AuthScheme scheme) {
            return LinkSite.link(server.uri("/a.ics").toString(), username, password, scheme);
        }

        private void guard(String challenge, String proof) {
            server.otherwise(
                    request -> request.header("Authorization").orElse("").startsWith(proof)
                            ? GOOD
                            : Answer.status(401).header("WWW-Authenticate", challenge));
        }
    }

    @Test
    void encodes_what_people_paste() {
        server.on("GET", "/%c3%a4%20b%7cc%7b1%7d.ics?x=%5b%c3%b6%5d", GOOD);

        assertThat(summary(LinkSite.link(server.uri("/") + "ä b|c{1}.ics?x=[ö]", "", "")))
                .isEqualTo("Zahnärztin");
    }

    @Nested
    class Follows {
        @Test
        void redirects() {
            server.on("GET", "/a.ics", Answer.redirect(302, "/b.ics")).on("GET", "/b.ics", GOOD);

            assertThat(summary(link("/a.ics"))).isEqualTo("Zahnärztin");
        }

        @Test
        void a_redirect_to_a_page_into_an_error() {
            server.on("GET", "/a.ics", Answer.redirect(302, "/errorfe.aspx"))
                    .on("GET", "/errorfe.aspx", Answer.status(200).body("text/html", PAGE));

            assertThat(catchThrowableOfType(LinkUnusableException.class, () -> summary(link("/a.ics")))
                            .problem())
                    .isEqualTo(new LinkProblem.NotCalendar(LinkProblem.NotCalendar.Kind.WEB_PAGE));
            assertThat(server.requests()).hasSize(4);
        }
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments("400", Answer.status(400)),
                arguments("403", Answer.status(403)),
                arguments("406", Answer.status(406)),
                arguments("500", Answer.status(500)),
                arguments("a redirect to a page", Answer.redirect(302, "/errorfe.aspx")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void asks_once_more_as_a_browser_where_programs_are_refused(String what, Answer refusal) {
        server.otherwise(request -> {
            boolean browser = request.header("User-Agent").orElse("").startsWith("Mozilla/5.0 ");
            return request.target().equals("/errorfe.aspx")
                    ? Answer.status(200).body("text/html; charset=utf-8", PAGE)
                    : browser ? GOOD : refusal;
        });
        LinkMemory memory = new LinkMemory();
        Visit visit = new Visit(Validators.NONE, memory, new Traffic());

        assertThat(summary(link("/a.ics"), visit)).isEqualTo("Zahnärztin");
        int requests = server.requests().size();
        assertThat(summary(link("/a.ics"), visit)).isEqualTo("Zahnärztin");
        assertThat(server.requests()).hasSize(requests + 1);
    }

    @Test
    void says_the_user_agent_that_was_configured_and_no_other() {
        server.on("GET", "/a.ics", Answer.status(403));
        Link link = LinkSite.with(link("/a.ics"), "Mine/2", Tls.VERIFIED);

        assertThatThrownBy(() -> summary(link)).isInstanceOf(LinkUnusableException.class);
        assertThat(headers("User-Agent")).containsExactly("Mine/2");
    }

    @Nested
    class Webcal {
        private final TestCertificates certificates = new TestCertificates();

        @Test
        void is_https() {
            try (ScriptedServer secure = ScriptedServer.startTls(certificates.server(TestCertificates.Quality.VALID))) {
                secure.on("GET", "/a.ics", GOOD);

                for (String scheme : List.of("webcal", "webcals")) {
                    Link link = LinkSite.link(typed(scheme, secure.uri("/a.ics")), "", "");
                    assertThat(summary(LinkSite.with(link, "", Tls.trusting(certificates.authorityPem()))))
                            .isEqualTo("Zahnärztin");
                }
            }
        }

        @Test
        void is_http_where_the_server_speaks_no_tls() {
            server.on("GET", "/a.ics", GOOD);

            assertThat(summary(LinkSite.link(typed("webcal", server.uri("/a.ics")), "", "")))
                    .isEqualTo("Zahnärztin");
        }

        @Test
        void stays_https_where_https_was_typed() {
            server.on("GET", "/a.ics", GOOD);

            for (String scheme : List.of("https", "webcals")) {
                Link link = LinkSite.link(typed(scheme, server.uri("/a.ics")), "", "");
                assertThatThrownBy(() -> summary(link)).isInstanceOf(HttpFailure.TlsFailed.class);
            }
        }

        @Test
        void keeps_a_password_from_a_server_whose_certificate_is_wrong() {
            try (ScriptedServer secure =
                    ScriptedServer.startTls(certificates.server(TestCertificates.Quality.SELF_SIGNED))) {
                Link link = LinkSite.link(typed("webcal", secure.uri("/a.ics")), "alice", "secret");

                assertThatThrownBy(() -> summary(link)).isInstanceOf(HttpFailure.TlsFailed.class);
            }
        }

        private static String typed(String scheme, URI uri) {
            return scheme + "://" + uri.getRawAuthority() + uri.getRawPath();
        }
    }

    @Test
    void counts_what_went_over_the_wire() {
        server.on("GET", "/a.ics", GOOD);
        Traffic traffic = new Traffic();

        assertThat(summary(link("/a.ics"), new Visit(Validators.NONE, new LinkMemory(), traffic)))
                .isEqualTo("Zahnärztin");

        assertThat(traffic.requests()).isEqualTo(1);
        assertThat(traffic.bytes()).isEqualTo(CALENDAR.getBytes(UTF_8).length);
    }

    @Test
    void reads_an_own_source_from_the_store_and_its_etag() {
        long source = site.source();
        site.serve(source, CALENDAR.getBytes(UTF_8));
        Link link = LinkSite.link("source:" + source, "", "");
        Validators known;
        try (Reading reading = site.read(link)) {
            assertThat(reading.items()).hasSize(1);
            known = reading.facts().validators();
        }

        LinkResult again =
                site.reader.read(link, new Visit(known, new LinkMemory(), new Traffic()), UnaryOperator.identity());

        assertThat(again).isEqualTo(new LinkResult.NotModified());
        assertThat(Optional.of(known.etag())).isNotEqualTo(Optional.of(""));
    }
}
