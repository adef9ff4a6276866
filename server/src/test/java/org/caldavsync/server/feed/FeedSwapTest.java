package org.caldavsync.server.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("store")
class FeedSwapTest {
    private static final int VERSIONS = 40;

    @TempDir
    Path directory;

    @ParameterizedTest(name = "cache of {0} octets")
    @ValueSource(longs = {1 << 20, 100})
    @Timeout(60)
    void shows_every_reader_one_whole_version_and_never_an_older_one_again(long cachedOctets) throws Exception {
        try (FeedSite site = new FeedSite(directory, cachedOctets);
                ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            long source = site.protectedFeed("home", body(0));
            AtomicBoolean published = new AtomicBoolean();
            Callable<Integer> reading = () -> readUntil(published, site);
            List<Future<Integer>> reads = List.of(readers.submit(reading), readers.submit(reading));

            for (int version = 1; version <= VERSIONS; version++) {
                site.publish(source, body(version));
            }
            published.set(true);

            for (Future<Integer> read : reads) {
                assertThat(read.get()).isEqualTo(VERSIONS);
            }
        }
    }

    /** The last version seen; the one that is read after everything was published. */
    private static int readUntil(AtomicBoolean published, FeedSite site) throws Exception {
        int seen = 0;
        for (boolean last = false; !last; ) {
            last = published.get();
            HttpResponse<byte[]> answer = site.get("/ics/home");
            // A reader that is overtaken twice while its body is streamed is asked to come again.
            if (answer.statusCode() == 200) {
                String text = new String(answer.body(), UTF_8);
                int version = Integer.parseInt(text.substring(0, text.indexOf(' ')));
                assertThat(text).isEqualTo(body(version));
                assertThat(version).isGreaterThanOrEqualTo(seen);
                seen = version;
            }
        }
        return seen;
    }

    @Test
    void loads_a_body_once_for_many_first_readers_and_serves_it_after_a_restart() throws Exception {
        try (FeedSite site = new FeedSite(directory, 1 << 20)) {
            site.protectedFeed("home", body(7));
        }

        try (FeedSite site = new FeedSite(directory, 1 << 20);
                ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<byte[]>>> answers = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                answers.add(readers.submit(() -> site.get("/ics/home")));
            }

            for (Future<HttpResponse<byte[]>> answer : answers) {
                assertThat(new String(answer.get().body(), UTF_8)).isEqualTo(body(7));
            }
            assertThat(site.cache.held()).isEqualTo(body(7).length());
        }
    }

    private static String body(int version) {
        return version + " " + String.valueOf(version).repeat(500);
    }
}
