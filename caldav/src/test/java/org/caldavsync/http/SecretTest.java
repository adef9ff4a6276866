package org.caldavsync.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

/** Nothing that is printed gives anything away. */
class SecretTest {
    private static final Origin ORIGIN = Origin.of(URI.create("https://example.org"));

    @Test
    void prints_as_stars_wherever_it_is_held() {
        Access access = Access.of(ORIGIN, Credentials.password("user", Secret.of("hunter2")));
        Proof proof = new Proof.Basic(Secret.of("hunter2"));

        assertThat(access + " " + proof).contains("***").doesNotContain("hunter2");
    }

    @Test
    void equals_by_its_text() {
        assertThat(Secret.of("a")).isEqualTo(Secret.of("a")).hasSameHashCodeAs(Secret.of("a"));
        assertThat(Secret.of("a")).isNotEqualTo(Secret.of("b"));
        assertThat(Secret.of("ä").reveal()).isEqualTo("ä");
    }

    @Test
    void a_call_prints_neither_query_nor_header_values() {
        HttpCall call = HttpCall.of("GET", URI.create("https://example.org/feed.ics?token=hunter2"))
                .header("X-Key", "hunter2");

        assertThat(call).hasToString("GET https://example.org/feed.ics");
        assertThat(call.headers().toString()).isEqualTo("[X-Key]");
    }
}
