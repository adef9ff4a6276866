package org.caldavsync.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.caldavsync.testkit.Answer;
import org.junit.jupiter.api.Test;

/** No body is longer than what was allowed, however it comes. */
class BodyLimitTest extends WithServer {

    @Test
    void an_endless_body_ends_at_the_limit() {
        server.on(
                "GET",
                "/",
                Answer.status(200).body("text/plain", "x".repeat(1000)).endless());

        assertThatThrownBy(() -> read(session(), get("/").maxBody(100)))
                .isInstanceOf(HttpFailure.BodyTooLarge.class)
                .hasMessageContaining("100 bytes");
    }

    @Test
    void a_body_that_is_too_long_for_the_process() {
        limits(new HttpLimits(
                HttpLimits.DEFAULTS.timeouts(), new HttpLimits.Sizes(10, 1000, 10), HttpLimits.DEFAULTS.pace()));
        server.on("GET", "/", Answer.status(200).body("text/plain", "0123456789"));
        server.on("GET", "/more", Answer.status(200).body("text/plain", "0123456789a"));

        assertThat(read(session(), get("/")).body()).hasSize(10);
        assertThatThrownBy(() -> read(session(), get("/more"))).isInstanceOf(HttpFailure.BodyTooLarge.class);
    }

    @Test
    void a_small_answer_that_unpacks_to_a_huge_one() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[1_000_000]);
        }
        server.on(
                "GET",
                "/",
                Answer.status(200).header("Content-Encoding", "gzip").body("x/y", packed.toByteArray()));

        assertThatThrownBy(() -> read(session(), get("/").gzip().maxBody(100_000)))
                .isInstanceOf(HttpFailure.BodyTooLarge.class);
    }
}
