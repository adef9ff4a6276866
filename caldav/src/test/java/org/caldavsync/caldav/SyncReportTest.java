package org.caldavsync.caldav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.caldavsync.testkit.Answer;
import org.caldavsync.testkit.ReceivedRequest;
import org.caldavsync.testkit.ScriptedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sync-collection reports (RFC 6578) that no real server gives on demand. */
class SyncReportTest {
    private final ScriptedCalendar calendar = new ScriptedCalendar();
    private final ScriptedServer server = calendar.server();

    @AfterEach
    void close() {
        calendar.close();
    }

    @Test
    void is_read_page_by_page_until_the_server_has_no_more() {
        server.on(
                "REPORT",
                "/cal/",
                Xml.multistatus(Xml.member("/cal/a.ics", "1"), Xml.status("/cal/", 507), Xml.token("p1")),
                Xml.multistatus(Xml.member("/cal/b.ics", "1"), Xml.status("/cal", 507), Xml.token("p2")),
                Xml.multistatus(Xml.status("/cal/a.ics", 404), Xml.member("/cal/c.ics", "1"), Xml.token("t2")));

        Changes.Delta delta = ScriptedCalendar.delta(calendar.changes("t1", "t2", ScriptedCalendar.MANY));

        assertThat(delta.changed()).extracting(Member::href).containsExactly(calendar.href("b"), calendar.href("c"));
        assertThat(delta.removed()).containsExactly(calendar.href("a"));
        assertThat(delta.next().revision().token()).isEqualTo(new SyncToken("t2"));
        assertThat(server.requests())
                .extracting(ReceivedRequest::body)
                .satisfiesExactly(
                        body -> assertThat(body).contains(">t1<").doesNotContain("limit"),
                        body -> assertThat(body).contains(">p1<"),
                        body -> assertThat(body).contains(">p2<"));
        assertThat(server.requests())
                .allMatch(request -> request.header("Depth").orElse("").equals("0"));
    }

    @Test
    void that_goes_in_circles_is_left_for_a_listing() {
        server.on("REPORT", "/cal/", Xml.multistatus(Xml.status("/cal/", 507), Xml.token("t1")));
        server.on("PROPFIND", "/cal/", Xml.multistatus(Xml.self("/cal/"), Xml.members(2)));

        assertThat(ScriptedCalendar.listing(calendar.changes("t1", "t2", ScriptedCalendar.MANY))
                        .members())
                .hasSize(2);
    }

    @Test
    void that_was_cut_is_left_for_a_listing() {
        server.on("REPORT", "/cal/", Xml.cut(Xml.status("/cal/a.ics", 404), Xml.token("t2")));
        server.on("PROPFIND", "/cal/", Xml.multistatus(Xml.self("/cal/"), Xml.member("/cal/a.ics", "1")));

        assertThat(ScriptedCalendar.listing(calendar.changes("t1", "t2", ScriptedCalendar.MANY))
                        .members())
                .hasSize(1);
    }

    @Test
    void without_a_token_goes_on_from_the_one_that_was_probed() {
        server.on("REPORT", "/cal/", Xml.multistatus(Xml.member("/cal/a.ics", "1")));

        assertThat(ScriptedCalendar.delta(calendar.changes("t1", "t2", ScriptedCalendar.MANY))
                        .next()
                        .revision()
                        .token())
                .isEqualTo(new SyncToken("t2"));
    }

    @Test
    void may_call_a_change_created_and_name_the_collection_and_strangers() {
        server.on(
                "REPORT",
                "/cal/",
                Xml.multistatus(
                        Xml.self("/cal"),
                        "<d:response><d:href>/cal/a%40b.ics</d:href><d:status>HTTP/1.1 201 Created</d:status>"
                                + "<d:propstat><d:prop><d:getetag>\"1\"</d:getetag></d:prop></d:propstat></d:response>",
                        Xml.member("/cal/a@b.ics", "1"),
                        Xml.status("/cal/never-known.ics", 404),
                        Xml.token("t2")));

        Changes.Delta delta = ScriptedCalendar.delta(calendar.changes("t1", "t2", ScriptedCalendar.MANY));

        assertThat(delta.changed()).containsExactly(new Member(calendar.href("a@b"), new ETag("\"1\"")));
        assertThat(delta.removed()).containsExactly(calendar.href("never-known"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 409, 410, 412, 418, 500})
    void whose_token_is_refused_begins_anew_once(int status) {
        server.on(
                "REPORT",
                "/cal/",
                Answer.status(status).body("text/plain", "Invalid sync token"),
                Xml.multistatus(Xml.members(3), Xml.token("t2")));

        Changes.FullListing listing =
                ScriptedCalendar.listing(calendar.changes("forgotten", "t2", ScriptedCalendar.MANY));

        assertThat(listing.members()).hasSize(3);
        assertThat(listing.complete()).isTrue();
        assertThat(listing.next().listedAt()).isEqualTo(ScriptedCalendar.NOW);
        assertThat(server.requests())
                .hasSize(2)
                .last()
                .satisfies(request -> assertThat(request.body()).contains("<D:sync-token></D:sync-token>"));
    }

    @Test
    void that_does_not_work_at_all_is_left_alone_for_a_day() {
        server.on("REPORT", "/cal/", Answer.status(501));
        server.on("PROPFIND", "/cal/", Xml.multistatus(Xml.members(3)));

        assertThat(ScriptedCalendar.listing(calendar.changes("t1", "t2", ScriptedCalendar.MANY))
                        .members())
                .hasSize(3);
        assertThat(ScriptedCalendar.listing(calendar.changes("t1", "t3", ScriptedCalendar.MANY))
                        .members())
                .hasSize(3);

        assertThat(server.requests())
                .filteredOn(request -> request.method().equals("REPORT"))
                .hasSize(1);
        assertThat(calendar.collection().capabilities().noSyncBefore())
                .isEqualTo(ScriptedCalendar.NOW.plus(Duration.ofHours(24)));
    }

    @Test
    void that_lists_everything_and_removes_nothing_is_not_trusted() {
        server.on("REPORT", "/cal/", Xml.multistatus(Xml.members(9), Xml.token("t2")));
        server.on("PROPFIND", "/cal/", Xml.multistatus(Xml.members(9)));

        assertThat(calendar.changes("forgotten", "t2", 10)).isInstanceOf(Changes.FullListing.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 429, 503})
    void ends_at_once_when_the_server_says_stop(int status) {
        server.on("REPORT", "/cal/", Answer.status(status).header("Retry-After", "120"));

        assertThatExceptionOfType(CalDavException.class)
                .isThrownBy(() -> calendar.changes("t1", "t2", ScriptedCalendar.MANY));
        assertThat(server.requests()).hasSize(1);
    }
}
