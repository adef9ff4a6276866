package org.caldavsync.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class CookiesTest {
    private static final Origin HERE = Origin.of(URI.create("https://a.example"));

    private final Cookies cookies = new Cookies();

    private void set(String... lines) {
        Headers headers = Headers.NONE;
        for (String line : lines) {
            headers = headers.plus("Set-Cookie", line);
        }
        cookies.learn(HERE, headers);
    }

    @Test
    void come_back_to_their_origin_and_no_other() {
        set("s=1; Path=/; Domain=example; HttpOnly", "t=a=b; Secure");

        assertThat(cookies.header(HERE)).contains("s=1; t=a=b");
        assertThat(cookies.header(Origin.of(URI.create("http://a.example")))).isEmpty();
        assertThat(cookies.header(Origin.of(URI.create("https://b.example")))).isEmpty();
    }

    @Test
    void are_replaced_and_deleted() {
        set("s=1", "t=1");

        set("s=2", "t=deleted; expires=Thu, 01-Jan-1970 00:00:01 GMT; Max-Age=0");

        assertThat(cookies.header(HERE)).contains("s=2");
    }

    @Test
    void are_bounded_in_number_and_size() {
        for (int i = 0; i < 100; i++) {
            set("c" + i + "=1");
        }
        set("c0=" + "x".repeat(5000), "nonsense", "=x");

        assertThat(cookies.header(HERE).orElseThrow().split("; ", -1))
                .hasSize(20)
                .contains("c0=1");
    }
}
