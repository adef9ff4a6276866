package org.caldavsync.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class FeedServerTest {
    @AutoClose
    private final FeedServer feeds = FeedServer.start();

    @AutoClose
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void answers_304_until_the_feed_changes() throws Exception {
        feeds.publish("/a.ics", Events.sample(1));
        String etag = get().headers().firstValue("ETag").orElseThrow();

        int unchanged = get("If-None-Match", etag).statusCode();
        feeds.publish("/a.ics", Events.sample(2));

        assertThat(unchanged).isEqualTo(304);
        assertThat(get("If-None-Match", etag).statusCode()).isEqualTo(200);
    }

    @Test
    void compresses_for_who_accepts_it() throws Exception {
        feeds.publish("/a.ics", Events.sample(1));

        byte[] compressed = get("Accept-Encoding", "gzip").body();

        assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed)).readAllBytes())
                .asString()
                .isEqualTo(Events.sample(1));
    }

    @Test
    void serves_octets_and_answers_as_they_are() throws Exception {
        feeds.publish("/a.ics", "text/html; charset=iso-8859-1", new byte[] {(byte) 0xE9});
        assertThat(get().body()).containsExactly(0xE9);

        feeds.answer("/a.ics", Answer.status(503));
        assertThat(get().statusCode()).isEqualTo(503);
    }

    private HttpResponse<byte[]> get(String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(feeds.uri("/a.ics"));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }
}
