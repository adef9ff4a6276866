package org.caldavsync.server.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("store")
class ConditionalRequestTest {
    private static final String LAST_MODIFIED = "Sun, 22 Nov 2026 07:44:17 GMT";

    @TempDir
    Path directory;

    private FeedSite site;
    private String hash = "";

    @BeforeEach
    void open() throws Exception {
        site = new FeedSite(directory, 1 << 20);
        long source = site.protectedFeed("home", "a body");
        hash = site.store.current(source).orElseThrow().etag();
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
                    "HASH"                      | identity           | "HASH"
                    W/"HASH"                    | identity           | "HASH"
                    "other", "HASH"             | identity           | "HASH"
                    "other",W/"HASH","another"  | identity           | "HASH"
                    *                           | identity           | "HASH"
                    *                           | gzip               | "HASH-gz"
                    "HASH-gz"                   | gzip               | "HASH-gz"
                    W/"HASH-gz"                 | gzip               | "HASH-gz"
                    "HASH"                      | gzip               | "HASH"
                    "HASH", "HASH-gz"           | gzip               | "HASH-gz"
                    "HASH", "HASH-gz"           | identity           | "HASH"
                    """)
    void says_which_of_its_copies_is_still_good(String tags, String coding, String still) throws Exception {
        HttpResponse<byte[]> answer =
                site.get("/ics/home", "If-None-Match", tags.replace("HASH", hash), "Accept-Encoding", coding);

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.headers().firstValue("ETag")).contains(still.replace("HASH", hash));
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
                    "other"     | gzip
                    HASH        | gzip
                    "HAS"       | gzip
                    "HASH-gz"   | identity
                    "HASH"      | gzip, identity;q=0
                    ""          | identity
                    """)
    void sends_the_body_where_the_client_has_no_copy_it_can_use(String tags, String coding) throws Exception {
        HttpResponse<byte[]> answer =
                site.get("/ics/home", "If-None-Match", tags.replace("HASH", hash), "Accept-Encoding", coding);

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void repeats_in_304_what_caches_need_and_nothing_that_describes_a_body() throws Exception {
        HttpResponse<byte[]> answer = site.get("/ics/home", "If-None-Match", '"' + hash + '"');

        assertThat(answer.headers().map().keySet())
                .containsExactlyInAnyOrder(
                        "cache-control",
                        "content-security-policy",
                        "date",
                        "etag",
                        "last-modified",
                        "referrer-policy",
                        "vary",
                        "x-content-type-options");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                LAST_MODIFIED,
                "Sun, 22 Nov 2026 07:44:18 GMT",
                "Sunday, 22-Nov-26 07:44:17 GMT",
                "Sun Nov 22 07:44:17 2026"
            })
    void has_nothing_new_since_it_was_last_modified(String date) throws Exception {
        assertThat(site.get("/ics/home", "If-Modified-Since", date).statusCode())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sun, 22 Nov 2026 07:44:16 GMT", "yesterday", ""})
    void sends_the_body_to_who_is_older_or_unreadable(String date) throws Exception {
        assertThat(site.get("/ics/home", "If-Modified-Since", date).statusCode())
                .isEqualTo(200);
    }

    @Test
    void believes_a_tag_rather_than_a_date() throws Exception {
        assertThat(site.get("/ics/home", "If-None-Match", "\"other\"", "If-Modified-Since", LAST_MODIFIED)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void does_not_tell_strangers_that_nothing_changed() throws Exception {
        assertThat(site.send(site.request("/ics/home").header("If-None-Match", "*"))
                        .statusCode())
                .isEqualTo(401);
    }
}
