package org.caldavsync.server.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("store")
class FeedReadersTest {
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

    private String readers(long source) throws Exception {
        return new String(site.get("/api/sources/" + source + "/readers").body(), UTF_8);
    }

    @Test
    void tells_which_programs_read_a_feed_and_when_last() throws Exception {
        long source = site.protectedFeed("home", "BEGIN:VCALENDAR");
        var _ = site.get("/ics/home", "User-Agent", "Google-Calendar-Importer");
        site.advance(Duration.ofHours(1));
        var first = site.get("/ics/home", "User-Agent", "ICSx5/2.2.1 (Android 14)");
        site.advance(Duration.ofHours(1));
        String etag = first.headers().firstValue("ETag").orElseThrow();
        var unchanged = site.get("/ics/home.ics", "User-Agent", "ICSx5/2.2.1", "If-None-Match", etag);

        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(readers(source)).isEqualTo("""
                        {"readers":[\
                        {"path":"home.ics","agent":"ICSx5","last_read":"2026-11-22T09:44:17Z"},\
                        {"path":"home","agent":"ICSx5","last_read":"2026-11-22T08:44:17Z"},\
                        {"path":"home","agent":"Google Calendar","last_read":"2026-11-22T07:44:17Z"}]}""");
    }

    @Test
    void keeps_the_latest_time_of_each_also_over_a_restart() throws Exception {
        long source = site.protectedFeed("home", "BEGIN:VCALENDAR");
        var _ = site.get("/ics/home", "User-Agent", "Thunderbird/128");
        assertThat(readers(source)).contains("07:44:17Z");
        site.advance(Duration.ofMinutes(5));
        var _ = site.get("/ics/home", "User-Agent", "Thunderbird/128");
        site.close();

        site = new FeedSite(directory, 1 << 20);

        assertThat(readers(source)).contains("07:49:17Z").doesNotContain("07:44:17Z");
    }

    @Test
    void notes_nobody_who_was_not_served() throws Exception {
        long source = site.protectedFeed("home", "BEGIN:VCALENDAR");
        var _ = site.getAsStranger("/ics/home");
        var _ = site.get("/ics/elsewhere");
        var _ = site.send(site.request("/ics/home").HEAD().header("Authorization", FeedSite.CREDENTIALS));

        assertThat(readers(source)).isEqualTo("{\"readers\":[]}");
        assertThat(site.get("/api/sources/99/readers").statusCode()).isEqualTo(404);
    }

    @Test
    void forgets_them_with_the_source() throws Exception {
        long source = site.protectedFeed("home", "BEGIN:VCALENDAR");
        var _ = site.get("/ics/home");
        site.database.run(handle -> handle.execute("DELETE FROM sources WHERE id = ?", source));
        site.readers.close();

        int left = site.database.read(handle -> handle.select("SELECT count(*) FROM feed_readers")
                .mapTo(Integer.class)
                .one());
        assertThat(left).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Google-Calendar-Importer                                                       | GOOGLE
                    Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Thunderbird/128.5.0    | THUNDERBIRD
                    HomeAssistant/2026.11.0 aiohttp/3.11 Python/3.13                               | HOME_ASSISTANT
                    ICSx5/2.2.4 (at.bitfire.icsdroid; okhttp/4.12) Android/14                      | ICSX5
                    Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17; Pro)        | OUTLOOK
                    iOS/18.1 (22B83) dataaccessd/1.0                                               | APPLE
                    macOS/15.1 (24B83) CalendarAgent/954                                           | APPLE
                    curl/8.5.0                                                                     | OTHER
                    ''                                                                             | OTHER
                    """)
    void knows_programs_by_their_names(String userAgent, ReadingProgram expected) {
        assertThat(ReadingProgram.of(userAgent)).isEqualTo(expected);
        assertThat(ReadingProgram.of(null)).isEqualTo(ReadingProgram.OTHER);
    }
}
