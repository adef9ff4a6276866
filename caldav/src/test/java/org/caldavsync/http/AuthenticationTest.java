package org.caldavsync.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.caldavsync.testkit.Answer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Basic and Bearer: what goes out unasked, what after a 401, and that nothing is tried twice. */
class AuthenticationTest extends WithServer {
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("jürgen:päss wörd".getBytes(UTF_8));

    @Nested
    class Basic {
        @Test
        void over_http_waits_until_the_origin_has_asked_and_then_never_again() {
            open("Basic realm=\"x\", charset=\"UTF-8\"");
            HttpSession session = session(ACCOUNT);

            Reading first = read(session, get("/"));
            Reading second = read(session, get("/"));

            assertThat(first.status()).isEqualTo(200);
            assertThat(second.status()).isEqualTo(200);
            assertThat(authorizations()).containsExactly("", BASIC, BASIC);
            assertThat(first.hops()).extracting(Hop::status).containsExactly(401, 200);
            assertThat(server.connections()).isEqualTo(1);
        }

        @Test
        void what_was_learned_can_be_kept_with_the_account() {
            open("Basic realm=\"x\"");
            HttpSession before = session(ACCOUNT);
            read(before, get("/"));

            HttpSession after = gateway().session(Access.of(Origin.of(server.uri("/")), ACCOUNT), before.learned());
            read(after, get("/"));

            assertThat(before.learned().basicOffered()).containsExactly(Origin.of(server.uri("/")));
            assertThat(authorizations()).containsExactly("", BASIC, BASIC);
        }

        @Test
        void a_wrong_password_is_tried_once() {
            server.otherwise(request -> unauthorized("Basic realm=\"x\""));

            Reading reading = read(session(ACCOUNT), get("/"));

            assertThat(reading.status()).isEqualTo(401);
            assertThat(reading.body()).isEqualTo("who are you?");
            assertThat(authorizations()).containsExactly("", BASIC);
            assertThat(reading.hops().getLast().note()).isEqualTo("the server refused the user name or password");
        }

        @Test
        void a_wrong_password_that_goes_unasked_is_sent_once() {
            server.otherwise(request -> unauthorized("Basic realm=\"x\""));
            HttpSession session = session(ACCOUNT);
            read(session, get("/"));

            read(session, get("/"));

            assertThat(authorizations()).containsExactly("", BASIC, BASIC);
        }

        @Test
        void a_user_name_with_a_colon_is_not_sent() {
            open("Basic realm=\"x\"");

            Reading reading = read(session(Credentials.password("a:b", Secret.of("c"))), get("/"));

            assertThat(reading.status()).isEqualTo(401);
            assertThat(reading.hops().getLast().note()).contains("':'");
            assertThat(authorizations()).containsExactly("");
        }

        @Test
        void a_user_name_with_a_colon_is_refused_where_only_basic_is_allowed() {
            assertThatThrownBy(() -> session(Credentials.password("a:b", Secret.of("c")), AuthScheme.BASIC))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void is_not_used_where_only_digest_is_allowed() {
            open("Basic realm=\"x\"");

            Reading reading = read(session(ACCOUNT, AuthScheme.DIGEST), get("/"));

            assertThat(reading.status()).isEqualTo(401);
            assertThat(authorizations()).containsExactly("");
        }
    }

    @Nested
    class Bearer {
        @Test
        void over_http_a_token_waits_for_a_401_whatever_it_offers() {
            open("Basic realm=\"x\"");

            Reading reading = read(session(Credentials.bearer(Secret.of("t0ken"))), get("/"));

            assertThat(reading.status()).isEqualTo(200);
            assertThat(authorizations()).containsExactly("", "Bearer t0ken");
        }

        @Test
        void a_refused_token_is_sent_once() {
            server.otherwise(request -> unauthorized("Bearer error=\"invalid_token\""));

            Reading reading = read(session(Credentials.bearer(Secret.of("t0ken"))), get("/"));

            assertThat(reading.status()).isEqualTo(401);
            assertThat(authorizations()).containsExactly("", "Bearer t0ken");
        }
    }

    @Test
    void forbidden_is_an_answer_and_is_not_tried_again() {
        server.on("GET", "/", Answer.status(403));

        assertThat(read(session(ACCOUNT), get("/")).status()).isEqualTo(403);

        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void an_unreadable_challenge_is_no_offer() {
        open("Digest nonce=\"unfinished", "", "Basic realm=\"x\"");

        assertThat(read(session(ACCOUNT), get("/")).status()).isEqualTo(200);
    }
}
