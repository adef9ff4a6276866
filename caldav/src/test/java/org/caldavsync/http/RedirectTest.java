package org.caldavsync.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.caldavsync.testkit.Answer;
import org.caldavsync.testkit.ScriptedServer;
import org.caldavsync.testkit.TestCertificates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Redirects keep the request, keep credentials at home, and end. */
class RedirectTest extends WithServer {

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void keep_method_headers_and_body(int status) {
        server.on("PROPFIND", "/a", Answer.redirect(status, "/b/?c=d%20e"));
        server.on("PROPFIND", "/b/?c=d%20e", Answer.multistatus("<ok/>"));
        HttpCall call = HttpCall.of("PROPFIND", server.uri("/a"))
                .header("Depth", "0")
                .body("application/xml", Body.of("<prop/>"));

        Reading reading = read(session(), call);

        assertThat(reading.status()).isEqualTo(207);
        assertThat(reading.uri()).isEqualTo(server.uri("/b/?c=d%20e"));
        assertThat(reading.movedPermanently()).isEqualTo(status == 301 || status == 308);
        assertThat(server.requests().getLast().body()).isEqualTo("<prop/>");
        assertThat(server.requests().getLast().header("Depth")).contains("0");
        assertThat(reading.hops()).extracting(Hop::status).containsExactly(status, 207);
        assertThat(reading.hops().getFirst().note())
                .isEqualTo("followed to " + server.uri("/b/"))
                .doesNotContain("c=d");
    }

    @ParameterizedTest
    @CsvSource({"301, 308, true", "301, 302, false", "307, 301, false"})
    void only_permanent_ones_all_the_way_give_a_new_address(int first, int second, boolean permanent) {
        server.on("GET", "/a", Answer.redirect(first, "/b"));
        server.on("GET", "/b", Answer.redirect(second, "/c"));
        server.on("GET", "/c", Answer.status(200));

        assertThat(read(session(), get("/a")).movedPermanently()).isEqualTo(permanent);
    }

    @ParameterizedTest
    @CsvSource({"302, POST", "303, PROPFIND", "304, GET"})
    void others_are_answers(int status, String method) {
        server.on(method, "/a", Answer.redirect(status, "/b"));

        Reading reading = read(session(), HttpCall.of(method, server.uri("/a")));

        assertThat(reading.status()).isEqualTo(status);
        assertThat(received()).hasSize(1);
    }

    @Test
    void all_are_answers_where_the_caller_wants_to_see_them() {
        server.on("GET", "/a", Answer.redirect(301, "/b"));

        assertThat(read(session(), get("/a").withoutRedirects()).status()).isEqualTo(301);
    }

    @Test
    void a_circle_ends() {
        server.on("GET", "/a", Answer.redirect(302, "/b"));
        server.on("GET", "/b", Answer.redirect(302, "/a"));

        assertThatThrownBy(() -> session().send(get("/a"))).isInstanceOf(HttpFailure.RedirectLoop.class);

        assertThat(received()).containsExactly("GET /a", "GET /b");
    }

    @Test
    void after_five_it_is_enough() {
        server.otherwise(request -> Answer.redirect(302, request.target() + "x"));

        assertThatThrownBy(() -> session().send(get("/"))).isInstanceOf(HttpFailure.RedirectLoop.class);

        assertThat(received()).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "(null)", "ftp://127.0.0.1/", "http://user:pass@127.0.0.1/", "http://", "mailto:a@b.c"})
    void a_useless_target_is_named(String location) {
        server.on("GET", "/a", Answer.redirect(302, location));

        assertThatThrownBy(() -> session().send(get("/a")))
                .isInstanceOf(HttpFailure.RedirectRefused.class)
                .hasMessageNotContaining("pass");
    }

    @ParameterizedTest
    @CsvSource({"b c, /x/b%20c", "/ü|, /%c3%bc%7c", "/a%20b#part, /a%20b", "../y, /y", "?q, /x/?q"})
    void sloppy_targets_are_understood(String location, String target) {
        server.on(
                "GET",
                "/x/",
                Answer.raw("HTTP/1.1 302 Found\r\nLocation: "
                        + new String(
                                location.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                java.nio.charset.StandardCharsets.ISO_8859_1)
                        + "\r\nContent-Length: 0\r\n\r\n"));
        server.on("GET", target, Answer.status(200));

        assertThat(read(session(), get("/x/")).uri()).isEqualTo(server.uri(target));
    }

    @Test
    void credentials_stay_with_their_host() {
        try (ScriptedServer stranger = ScriptedServer.start()) {
            URI foreign = URI.create("http://localhost:" + stranger.uri("/").getPort() + "/");
            stranger.on("GET", "/", Answer.status(401).header("WWW-Authenticate", "Basic realm=\"give\""));
            server.on(
                    "GET",
                    "/",
                    Answer.status(401).header("WWW-Authenticate", "Basic realm=\"x\""),
                    Answer.redirect(302, foreign.toString()));
            HttpSession session = session(ACCOUNT);

            Reading reading = read(session, get("/"));

            assertThat(reading.status()).isEqualTo(401);
            assertThat(reading.hops().getLast().note()).contains("no credentials are sent outside of");
            assertThat(authorizations(stranger)).containsExactly("");
            assertThat(authorizations()).hasSize(2);
        }
    }

    @Test
    void credentials_stay_with_their_host_also_when_a_server_sent_the_address() {
        try (ScriptedServer stranger = ScriptedServer.start()) {
            stranger.otherwise(
                    request -> Answer.status(401).header("WWW-Authenticate", "Digest realm=\"x\", nonce=\"n\""));
            URI foreign = URI.create("http://localhost:" + stranger.uri("/").getPort() + "/");

            read(session(ACCOUNT), HttpCall.of("REPORT", foreign));

            assertThat(authorizations(stranger)).containsExactly("");
        }
    }

    @Test
    void another_port_of_the_host_gets_them_when_it_asks() {
        try (ScriptedServer other = ScriptedServer.start()) {
            other.otherwise(
                    request -> Answer.status(request.header("Authorization").isPresent() ? 200 : 401)
                            .header("WWW-Authenticate", "Basic realm=\"x\""));
            server.on("GET", "/", Answer.redirect(301, other.uri("/dav").toString()));

            Reading reading = read(session(ACCOUNT), get("/"));

            assertThat(reading.status()).isEqualTo(200);
            assertThat(reading.movedPermanently()).isTrue();
        }
    }

    @Test
    void never_from_https_to_http() {
        var certificates = new TestCertificates();
        try (ScriptedServer secure = ScriptedServer.startTls(certificates.server(TestCertificates.Quality.VALID))) {
            secure.on("GET", "/", Answer.redirect(301, server.uri("/").toString()));
            var access = new Access(
                    Origin.of(secure.uri("/")), ACCOUNT, AuthScheme.AUTO, Tls.trusting(certificates.authorityPem()));
            HttpSession session = gateway().session(access);

            assertThatThrownBy(() -> session.send(HttpCall.of("GET", secure.uri("/"))))
                    .isInstanceOf(HttpFailure.RedirectRefused.class)
                    .hasMessageContaining("unencrypted");

            assertThat(server.requests()).isEmpty();
        }
    }
}
