package org.caldavsync.caldav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.caldavsync.testkit.Answer;
import org.caldavsync.testkit.ScriptedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Full listings: what may be concluded from them, and what not. */
class MemberListerTest {
    private final ScriptedCalendar calendar = new ScriptedCalendar();
    private final ScriptedServer server = calendar.server();

    @AfterEach
    void close() {
        calendar.close();
    }

    @Test
    void that_was_cut_says_nothing_about_what_is_missing() {
        server.on("PROPFIND", "/cal/", Xml.cut(Xml.members(2)));

        Changes.FullListing listing = ScriptedCalendar.listing(calendar.changes("", "", ScriptedCalendar.MANY));

        assertThat(listing.complete()).isFalse();
        assertThat(listing.members()).hasSize(2);
        assertThat(listing.next()).isEqualTo(ScriptedCalendar.known(""));
    }

    @Test
    void whose_connection_was_lost_says_nothing_about_what_is_missing() {
        server.on("PROPFIND", "/cal/", Xml.multistatus(Xml.members(20)).cutAfter(1_500));

        assertThat(ScriptedCalendar.listing(calendar.changes("", "", ScriptedCalendar.MANY))
                        .complete())
                .isFalse();
    }

    @Test
    void that_ran_out_of_space_says_nothing_about_what_is_missing() {
        server.on("PROPFIND", "/cal/", Xml.multistatus(Xml.members(2), Xml.status("/cal/", 507)));

        assertThat(ScriptedCalendar.listing(calendar.changes("", "", ScriptedCalendar.MANY))
                        .complete())
                .isFalse();
    }

    @Test
    void that_names_another_server_says_nothing_about_what_is_missing() {
        server.on("PROPFIND", "/cal/", Xml.multistatus(Xml.member("https://evil.test/other/a.ics", "1")));

        Changes.FullListing listing = ScriptedCalendar.listing(calendar.changes("", "", ScriptedCalendar.MANY));

        assertThat(listing.complete()).isFalse();
        assertThat(listing.members()).isEmpty();
    }

    @Test
    void takes_each_member_once_in_whatever_spelling() {
        server.on(
                "PROPFIND",
                "/cal/",
                Xml.multistatus(
                        Xml.self("/cal/"),
                        Xml.ok("/cal/sub/", "<d:resourcetype><d:collection/></d:resourcetype>"),
                        Xml.member("/cal/a b.ics", "1"),
                        Xml.member("/cal/a%20b.ics", "1"),
                        Xml.member("c:d.ics", "1"),
                        Xml.member("http://internal:8080/cal/e.ics", "1"),
                        Xml.status("/cal/gone.ics", 404)));

        Changes.FullListing listing = ScriptedCalendar.listing(calendar.changes("", "", ScriptedCalendar.MANY));

        assertThat(listing.members())
                .extracting(Member::href)
                .containsExactly(calendar.href("a b"), calendar.href("c:d"), calendar.href("e"));
        assertThat(listing.complete()).isTrue();
    }

    @Test
    void with_the_wrong_content_type_is_read_all_the_same() {
        server.on(
                "PROPFIND", "/cal/", Answer.status(207).body("text/html", "<multistatus xmlns='DAV:'></multistatus>"));

        assertThat(ScriptedCalendar.listing(calendar.changes("", "", ScriptedCalendar.MANY))
                        .complete())
                .isTrue();
    }

    @Test
    void that_is_a_login_page_is_an_error_with_evidence() {
        server.on("PROPFIND", "/cal/", Answer.status(200).body("text/html", "<html><body>Sign in</body></html>"));

        assertThatExceptionOfType(CalDavException.NotWebDav.class)
                .isThrownBy(() -> calendar.changes("", "", ScriptedCalendar.MANY))
                .satisfies(error -> assertThat(error.evidence().excerpt()).contains("Sign in"));
    }

    @Test
    void comes_from_a_query_where_propfind_gives_no_etags() {
        server.on("PROPFIND", "/cal/", Xml.multistatus(Xml.self("/cal/"), Xml.ok("/cal/0.ics", "<d:resourcetype/>")));
        server.on("REPORT", "/cal/", Xml.multistatus(Xml.self("/cal/"), Xml.members(1)));

        assertThat(ScriptedCalendar.listing(calendar.changes("", "", ScriptedCalendar.MANY))
                        .members())
                .containsExactly(new Member(calendar.href("0"), new ETag("\"e0\"")));
        assertThat(calendar.collection().capabilities().listing()).isEqualTo(Capabilities.Listing.QUERY);
    }

    @Test
    void has_members_of_unknown_version_where_no_report_gives_one() {
        server.on("PROPFIND", "/cal/", Xml.multistatus(Xml.ok("/cal/0.ics", "<d:resourcetype/>")));
        server.on("REPORT", "/cal/", Answer.status(501));

        assertThat(ScriptedCalendar.listing(calendar.changes("", "", ScriptedCalendar.MANY))
                        .members())
                .containsExactly(new Member(calendar.href("0"), ETag.NONE));
    }

    @Test
    void is_due_every_day_though_the_token_is_the_same() {
        server.on("PROPFIND", "/cal/", Xml.multistatus(Xml.members(1)));
        SyncState old = new SyncState(
                ScriptedCalendar.revision("t1"),
                ScriptedCalendar.NOW.minus(Duration.ofHours(24)),
                ScriptedCalendar.NOW.minus(Duration.ofHours(24)));

        assertThat(calendar.collection().changes(old, calendar.seen("t1"), () -> 1))
                .isInstanceOf(Changes.FullListing.class);
    }

    @Test
    void is_not_asked_for_when_nothing_changed() {
        assertThat(calendar.changes("t1", "t1", ScriptedCalendar.MANY)).isEqualTo(new Changes.Unchanged());
        assertThat(server.requests()).isEmpty();
    }
}
