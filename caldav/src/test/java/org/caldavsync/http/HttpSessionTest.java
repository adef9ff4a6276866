package org.caldavsync.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Plain exchanges: what goes out, what comes back, what is counted. */
class HttpSessionTest {
    private final HttpGateway gateway = new HttpGateway(HttpLimits.DEFAULTS, AddressGuard.ALLOW_ALL, "test/1");

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void sends_method_headers_and_a_body_of_known_length() throws IOException {
        try (RawServer server = RawServer.answering(request -> RawServer.response("207 Multi-Status", "<ok/>"))) {
            HttpCall call = HttpCall.of("PROPFIND", server.uri("/cal/?a=b%20c"))
                    .header("Depth", "1")
                    .body("application/xml; charset=utf-8", Body.of("<prop>ü</prop>"));

            try (HttpAnswer answer = session(server).send(call)) {
                assertThat(answer.status()).isEqualTo(207);
                assertThat(answer.body()).hasBinaryContent("<ok/>".getBytes(StandardCharsets.UTF_8));
                assertThat(answer.uri()).isEqualTo(call.uri());
                assertThat(answer.movedPermanently()).isFalse();
            }

            RawServer.Request request = server.requests().getFirst();
            assertThat(request.method()).isEqualTo("PROPFIND");
            assertThat(request.target()).isEqualTo("/cal/?a=b%20c");
            assertThat(request.body()).isEqualTo("<prop>ü</prop>");
            assertThat(request.headers())
                    .containsEntry("depth", "1")
                    .containsEntry("content-length", "15")
                    .containsEntry("user-agent", "test/1")
                    .containsEntry("accept-encoding", "identity")
                    .containsEntry("host", "127.0.0.1:" + server.port())
                    .containsEntry("content-type", "application/xml; charset=utf-8")
                    .doesNotContainKeys("transfer-encoding", "expect", "upgrade", "authorization");
        }
    }

    private HttpSession session(RawServer server) {
        return gateway.session(Access.of(Origin.of(server.uri("/")), Credentials.none()));
    }
}
