package org.caldavsync.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.caldavsync.testkit.Answer;
import org.junit.jupiter.api.Test;

/** Digest: chosen where offered, its nonce kept, renewed once, given up when the password is wrong. */
class DigestAuthenticationTest extends WithServer {
    private static final String MD5 = "Digest realm=\"x\", nonce=\"n1\", qop=\"auth,auth-int\", opaque=\"o\"";

    @Test
    void is_preferred_to_basic_in_one_header_or_several() {
        open("Basic realm=\"a, b\", " + MD5 + ", Negotiate");

        Reading reading = read(session(ACCOUNT), get("/"));

        assertThat(reading.status()).isEqualTo(200);
        assertThat(authorizations().getLast()).startsWith("Digest ").contains("nonce=\"n1\"", "opaque=\"o\"");
    }

    @Test
    void takes_the_strongest_algorithm_that_is_known() {
        open(
                "Digest realm=\"x\", nonce=\"n1\", algorithm=SHA-512-256, qop=\"auth\"",
                "Digest realm=\"x\", nonce=\"n2\", algorithm=MD5, qop=\"auth\"",
                "Digest realm=\"x\", nonce=\"n3\", algorithm=SHA-256, qop=\"auth\"");

        read(session(ACCOUNT), get("/"));

        assertThat(authorizations().getLast()).contains("nonce=\"n3\"", "algorithm=SHA-256");
    }

    @Test
    void uses_the_nonce_again_with_a_rising_count_and_the_exact_target() {
        open(MD5);
        HttpSession session = session(ACCOUNT);

        read(session, get("/a?b=%20c"));
        read(session, get(""));

        List<String> sent = authorizations();
        assertThat(sent).hasSize(3);
        assertThat(sent.get(1)).contains("nc=00000001", "uri=\"/a?b=%20c\"");
        assertThat(sent.get(2)).contains("nc=00000002", "uri=\"/\"");
    }

    @Test
    void renews_a_stale_nonce_without_giving_up() {
        server.on(
                "GET",
                "/",
                unauthorized(MD5),
                Answer.status(200),
                unauthorized("Digest realm=\"x\", nonce=\"n2\", qop=\"auth\", stale=TRUE"),
                Answer.status(200));
        HttpSession session = session(ACCOUNT);
        read(session, get("/"));

        Reading second = read(session, get("/"));

        assertThat(second.status()).isEqualTo(200);
        assertThat(authorizations().getLast()).contains("nonce=\"n2\"", "nc=00000001");
    }

    @Test
    void renews_an_old_nonce_even_if_the_server_does_not_call_it_stale() {
        server.on("GET", "/", unauthorized(MD5), Answer.status(200), unauthorized(MD5), Answer.status(200));
        HttpSession session = session(ACCOUNT);
        read(session, get("/"));

        assertThat(read(session, get("/")).status()).isEqualTo(200);
    }

    @Test
    void a_wrong_password_is_tried_once() {
        server.otherwise(request -> unauthorized(MD5));

        Reading reading = read(session(ACCOUNT), get("/"));

        assertThat(reading.status()).isEqualTo(401);
        assertThat(authorizations()).hasSize(2);
    }

    @Test
    void a_server_that_calls_every_nonce_stale_is_given_up() {
        server.otherwise(request -> unauthorized(MD5 + ", stale=true"));

        Reading reading = read(session(ACCOUNT), get("/"));

        assertThat(reading.status()).isEqualTo(401);
        assertThat(authorizations()).hasSize(3);
    }

    @Test
    void a_server_that_was_switched_to_basic_gets_basic() {
        server.on(
                "GET",
                "/",
                unauthorized(MD5),
                Answer.status(200),
                unauthorized("Basic realm=\"x\""),
                Answer.status(200));
        HttpSession session = session(ACCOUNT);
        read(session, get("/"));

        Reading second = read(session, get("/"));

        assertThat(second.status()).isEqualTo(200);
        assertThat(authorizations().getLast()).startsWith("Basic ");
    }

    @Test
    void a_server_whose_digest_refuses_everything_gets_basic_and_keeps_getting_it() {
        server.otherwise(request -> switch (request.header("Authorization")
                .orElse("none")
                .split(" ", 2)[0]) {
            case "Basic" -> Answer.status(200);
            case "Digest" -> unauthorized(MD5);
            default -> unauthorized(MD5, "Basic realm=\"x\"");
        });
        HttpSession session = session(ACCOUNT);

        assertThat(read(session, get("/")).status()).isEqualTo(200);
        assertThat(read(session, get("/")).status()).isEqualTo(200);

        assertThat(authorizations()).hasSize(4);
        assertThat(authorizations().subList(2, 4)).allMatch(sent -> sent.startsWith("Basic "));
    }

    @Test
    void a_user_name_with_a_colon_is_fine() {
        open(MD5, "Basic realm=\"x\"");

        read(session(Credentials.password("a:b", Secret.of("c"))), get("/"));

        assertThat(authorizations().getLast()).contains("username=\"a:b\"");
    }

    @Test
    void the_password_itself_is_not_sent_where_digest_is_demanded() {
        open("Basic realm=\"x\"", "Digest realm=\"x\", nonce=\"n\", algorithm=SHA-512-256");

        read(session(ACCOUNT, AuthScheme.DIGEST), get("/"));

        assertThat(authorizations()).containsExactly("");
    }
}
