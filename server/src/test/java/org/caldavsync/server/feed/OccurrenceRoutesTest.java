package org.caldavsync.server.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("store")
class OccurrenceRoutesTest {
    private static final String DECEMBER = "?from=2026-12-01T00:00:00Z&to=2027-01-01T00:00:00Z";

    @TempDir
    Path directory;

    private FeedSite site;
    private StoredItems items;
    private long source;
    private long calendar;

    @BeforeEach
    void open() {
        site = new FeedSite(directory, 1 << 20);
        items = new StoredItems(site.database);
        source = site.source(false);
        calendar = items.calendar(source, "Home");
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void expands_rules_and_sorts_by_start() throws Exception {
        items.event(
                calendar,
                "weekly",
                "DTSTART;TZID=Europe/Berlin:20261101T090000",
                "DTEND;TZID=Europe/Berlin:20261101T100000",
                "RRULE:FREQ=WEEKLY",
                "SUMMARY:Choir\\, practice",
                "LOCATION:Town hall");
        items.event(calendar, "once", "DTSTART:20261210T120000Z", "DURATION:PT30M");

        JsonNode rows =
                json("/api/sources/" + source + "/occurrences" + DECEMBER).get("occurrences");

        assertThat(rows.findValuesAsText("start"))
                .containsExactly(
                        "2026-12-06T08:00:00Z",
                        "2026-12-10T12:00:00Z",
                        "2026-12-13T08:00:00Z",
                        "2026-12-20T08:00:00Z",
                        "2026-12-27T08:00:00Z");
        assertThat(rows.get(0)).isEqualTo(new ObjectMapper().readTree("""
                                        {"uid": "weekly", "source_id": 1, "calendar": "Home",
                                         "start": "2026-12-06T08:00:00Z", "end": "2026-12-06T09:00:00Z",
                                         "all_day": false, "summary": "Choir, practice", "location": "Town hall"}
                                        """));
        assertThat(rows.get(1).get("end").asText()).isEqualTo("2026-12-10T12:30:00Z");
    }

    @Test
    void shows_dates_as_dates() throws Exception {
        items.event(calendar, "holiday", "DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261227");

        JsonNode row = json("/api/occurrences" + DECEMBER).get("occurrences").get(0);

        assertThat(row.get("all_day").asBoolean()).isTrue();
        assertThat(row.get("start").asText()).isEqualTo("2026-12-24");
        assertThat(row.get("end").asText()).isEqualTo("2026-12-27");
    }

    @Test
    void reads_floating_times_in_the_zone_of_the_source() throws Exception {
        items.event(calendar, "floating", "DTSTART:20261224T180000");
        assertThat(starts()).containsExactly("2026-12-24T17:00:00Z");

        site.database.run(handle -> handle.execute("UPDATE sources SET time_zone = 'Asia/Tokyo'"));

        assertThat(starts()).containsExactly("2026-12-24T09:00:00Z");
    }

    @Test
    void shows_what_the_feeds_have_and_nothing_else() throws Exception {
        long other = items.calendar(source, "Other");
        items.event(calendar, "in", "DTSTART:20261201T000000Z");
        items.event(other, "excluded", "DTSTART:20261201T000000Z");
        items.raw(calendar, "garbage", "<html/>");
        items.event(calendar, "long ago", "DTSTART:20201201T000000Z");
        items.span("long ago", Instant.parse("2020-12-01T00:00:00Z"), Instant.parse("2020-12-01T00:00:00Z"));
        items.event(calendar, "endless", "DTSTART:20201205T000000Z", "RRULE:FREQ=YEARLY");
        items.span("endless", Instant.parse("2020-12-05T00:00:00Z"), null);
        site.database.run(handle -> handle.execute(
                "UPDATE sources SET calendars = ?", "https://example.com/x/\nhttps://example.com/Home/"));

        assertThat(json("/api/occurrences" + DECEMBER).findValuesAsText("uid")).containsExactly("in", "endless");
    }

    @Test
    void stops_at_ten_thousand_rows_and_says_so() throws Exception {
        items.event(calendar, "often", "DTSTART:20261201T000000Z", "RRULE:FREQ=MINUTELY");

        JsonNode answer = json("/api/occurrences" + DECEMBER);

        assertThat(answer.get("occurrences")).hasSize(10_000);
        assertThat(answer.get("truncated").asBoolean()).isTrue();
        assertThat(answer.get("occurrences").get(9_999).get("start").asText()).isEqualTo("2026-12-07T22:39:00Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                                       | from,to
                    ?from=2026-12-01T00:00:00Z                               | to
                    ?from=yesterday&to=2026-12-01                            | from,to
                    ?from=2026-12-02T00:00:00Z&to=2026-12-01T00:00:00Z       | to
                    ?from=2026-12-01T00:00:00Z&to=2026-12-01T00:00:00Z       | to
                    ?from=2026-12-01T00:00:00Z&to=2027-02-01T00:00:01Z       | to
                    """)
    void names_every_bad_parameter(String query, String fields) throws Exception {
        HttpResponse<byte[]> answer = site.get("/api/occurrences" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new ObjectMapper().readTree(answer.body()).get("errors").findValuesAsText("field"))
                .containsExactly(fields.split(","));
    }

    @Test
    void takes_sixty_two_days_and_offsets() throws Exception {
        assertThat(site.get("/api/occurrences?from=2026-12-01T00:00:00+01:00&to=2027-02-01T00:00:00%2B01:00")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void does_not_know_other_sources() throws Exception {
        assertThat(site.get("/api/sources/999/occurrences" + DECEMBER).statusCode())
                .isEqualTo(404);
        assertThat(site.get("/api/sources/x/occurrences" + DECEMBER).statusCode())
                .isEqualTo(404);
    }

    @Test
    void is_for_the_user_only() throws Exception {
        assertThat(site.getAsStranger("/api/occurrences" + DECEMBER).statusCode())
                .isEqualTo(401);
    }

    private Iterable<String> starts() throws Exception {
        return json("/api/occurrences" + DECEMBER).findValuesAsText("start");
    }

    private JsonNode json(String path) throws Exception {
        HttpResponse<byte[]> answer = site.get(path);
        assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }
}
