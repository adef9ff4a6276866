package org.caldavsync.server.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedPathTest {
    @TempDir
    Path directory;

    private FeedSite site;

    @BeforeEach
    void open() {
        site = new FeedSite(directory, 1 << 20);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /ics/my%20home            | my home
                    /ics/a/b/c                | a/b/c
                    /ics/a%2Fb%2fc            | a/b/c
                    /ics/Z%C3%BCrich          | Zürich
                    /ics/%E6%97%A5%E6%9C%AC   | 日本
                    /ics/a+b                  | a+b
                    /ics/a%2Bb                | a+b
                    /ics/a%25b                | a%b
                    /ics/a;b=c                | a;b=c
                    /ics/a%3Fb                | a?b
                    /ics/home?version=2       | home
                    /ics/home.ics             | home
                    /ics/home.ics             | home.ics
                    /ics/a//b                 | a//b
                    /ics/a/.b                 | a/.b
                    """)
    void compares_the_decoded_path(String requested, String stored) throws Exception {
        site.protectedFeed(stored, "a body");

        assertThat(site.get(requested).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ics/", "/ics/Home", "/ics/home/", "/ics/home.ics.ics"})
    void does_not_know_any_other_path(String requested) throws Exception {
        site.protectedFeed("home", "a body");

        HttpResponse<byte[]> answer = site.get(requested);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ics/public/..%2Fhome",
                "/ics/public/%2E%2E/home",
                "/ics/public/a..b",
                "/ics/%70ublic/../x",
                "/ics/%FFhome"
            })
    void refuses_malformed_paths_and_those_that_climb_out_of_the_public_area(String requested) throws Exception {
        site.protectedFeed("home", "a body");

        assertThat(site.getAsStranger(requested).statusCode()).isEqualTo(400);
    }

    @Test
    void names_the_file_safely_and_in_full() {
        assertThat(new FeedPath("team/My \"Cal\"").contentDisposition())
                .isEqualTo("inline; filename=\"My__Cal_.ics\"; filename*=UTF-8''My%20%22Cal%22.ics");
        assertThat(new FeedPath("a\r\nSet-Cookie: x").contentDisposition()).doesNotContain("\r", "\n");
    }
}
