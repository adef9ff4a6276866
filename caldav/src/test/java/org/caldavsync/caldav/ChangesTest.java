package org.caldavsync.caldav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.caldavsync.http.HttpLimits;
import org.caldavsync.testkit.Answer;
import org.caldavsync.testkit.ReceivedRequest;
import org.caldavsync.testkit.ScriptedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is concluded from answers that no real server gives on demand. */
class ChangesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final int MANY = 1_000;

    private final ScriptedServer server = ScriptedServer.start();
    private final TestClient client =
            TestClient.anonymous(server.uri("/"), HttpLimits.DEFAULTS, Clock.fixed(NOW, ZoneOffset.UTC));
    private final CalendarCollection collection = client.collection(server.uri("/cal/"));

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Nested
    class ASyncReport {
        @Test
        void is_read_page_by_page_until_the_server_has_no_more() {
            server.on(
                    "REPORT",
                    "/cal/",
                    Xml.multistatus(Xml.member("/cal/a.ics", "1"), Xml.status("/cal/", 507), Xml.token("p1")),
                    Xml.multistatus(Xml.member("/cal/b.ics", "1"), Xml.status("/cal", 507), Xml.token("p2")),
                    Xml.multistatus(Xml.status("/cal/a.ics", 404), Xml.member("/cal/c.ics", "1"), Xml.token("t2")));

            Changes.Delta delta = delta(changes("t1", "t2", MANY));

            assertThat(delta.changed()).extracting(Member::href).containsExactly(href("b"), href("c"));
            assertThat(delta.removed()).containsExactly(href("a"));
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

            assertThat(listing(changes("t1", "t2", MANY)).members()).hasSize(2);
        }

        @Test
        void that_was_cut_is_left_for_a_listing() {
            server.on("REPORT", "/cal/", Xml.cut(Xml.status("/cal/a.ics", 404), Xml.token("t2")));
            server.on("PROPFIND", "/cal/", Xml.multistatus(Xml.self("/cal/"), Xml.member("/cal/a.ics", "1")));

            assertThat(listing(changes("t1", "t2", MANY)).members()).hasSize(1);
        }

        @Test
        void without_a_token_goes_on_from_the_one_that_was_probed() {
            server.on("REPORT", "/cal/", Xml.multistatus(Xml.member("/cal/a.ics", "1")));

            assertThat(delta(changes("t1", "t2", MANY)).next().revision().token())
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

            Changes.Delta delta = delta(changes("t1", "t2", MANY));

            assertThat(delta.changed()).containsExactly(new Member(href("a@b"), new ETag("\"1\"")));
            assertThat(delta.removed()).containsExactly(href("never-known"));
        }

        @ParameterizedTest
        @ValueSource(ints = {400, 403, 409, 410, 412, 418, 500})
        void whose_token_is_refused_begins_anew_once(int status) {
            server.on(
                    "REPORT",
                    "/cal/",
                    Answer.status(status).body("text/plain", "Invalid sync token"),
                    Xml.multistatus(Xml.members(3), Xml.token("t2")));

            Changes.FullListing listing = listing(changes("forgotten", "t2", MANY));

            assertThat(listing.members()).hasSize(3);
            assertThat(listing.complete()).isTrue();
            assertThat(listing.next().listedAt()).isEqualTo(NOW);
            assertThat(server.requests())
                    .hasSize(2)
                    .last()
                    .satisfies(request -> assertThat(request.body()).contains("<D:sync-token></D:sync-token>"));
        }

        @Test
        void that_does_not_work_at_all_is_left_alone_for_a_day() {
            server.on("REPORT", "/cal/", Answer.status(501));
            server.on("PROPFIND", "/cal/", Xml.multistatus(Xml.members(3)));

            assertThat(listing(changes("t1", "t2", MANY)).members()).hasSize(3);
            assertThat(listing(changes("t1", "t3", MANY)).members()).hasSize(3);

            assertThat(server.requests())
                    .filteredOn(request -> request.method().equals("REPORT"))
                    .hasSize(1);
            assertThat(collection.capabilities().noSyncBefore()).isEqualTo(NOW.plus(Duration.ofHours(24)));
        }

        @Test
        void that_lists_everything_and_removes_nothing_is_not_trusted() {
            server.on("REPORT", "/cal/", Xml.multistatus(Xml.members(9), Xml.token("t2")));
            server.on("PROPFIND", "/cal/", Xml.multistatus(Xml.members(9)));

            assertThat(changes("forgotten", "t2", 10)).isInstanceOf(Changes.FullListing.class);
        }

        @ParameterizedTest
        @ValueSource(ints = {401, 429, 503})
        void ends_at_once_when_the_server_says_stop(int status) {
            server.on("REPORT", "/cal/", Answer.status(status).header("Retry-After", "120"));

            assertThatExceptionOfType(CalDavException.class).isThrownBy(() -> changes("t1", "t2", MANY));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Nested
    class AListing {
        @Test
        void that_was_cut_says_nothing_about_what_is_missing() {
            server.on("PROPFIND", "/cal/", Xml.cut(Xml.members(2)));

            Changes.FullListing listing = listing(changes("", "", MANY));

            assertThat(listing.complete()).isFalse();
            assertThat(listing.members()).hasSize(2);
            assertThat(listing.next()).isEqualTo(known(""));
        }

        @Test
        void whose_connection_was_lost_says_nothing_about_what_is_missing() {
            server.on("PROPFIND", "/cal/", Xml.multistatus(Xml.members(20)).cutAfter(1_500));

            assertThat(listing(changes("", "", MANY)).complete()).isFalse();
        }

        @Test
        void that_ran_out_of_space_says_nothing_about_what_is_missing() {
            server.on("PROPFIND", "/cal/", Xml.multistatus(Xml.members(2), Xml.status("/cal/", 507)));

            assertThat(listing(changes("", "", MANY)).complete()).isFalse();
        }

        @Test
        void that_names_another_server_says_nothing_about_what_is_missing() {
            server.on("PROPFIND", "/cal/", Xml.multistatus(Xml.member("https://evil.test/other/a.ics", "1")));

            Changes.FullListing listing = listing(changes("", "", MANY));

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

            Changes.FullListing listing = listing(changes("", "", MANY));

            assertThat(listing.members()).extracting(Member::href).containsExactly(href("a b"), href("c:d"), href("e"));
            assertThat(listing.complete()).isTrue();
        }

        @Test
        void with_the_wrong_content_type_is_read_all_the_same() {
            server.on(
                    "PROPFIND",
                    "/cal/",
                    Answer.status(207).body("text/html", "<multistatus xmlns='DAV:'></multistatus>"));

            assertThat(listing(changes("", "", MANY)).complete()).isTrue();
        }

        @Test
        void that_is_a_login_page_is_an_error_with_evidence() {
            server.on("PROPFIND", "/cal/", Answer.status(200).body("text/html", "<html><body>Sign in</body></html>"));

            assertThatExceptionOfType(CalDavException.NotWebDav.class)
                    .isThrownBy(() -> changes("", "", MANY))
                    .satisfies(error -> assertThat(error.evidence().excerpt()).contains("Sign in"));
        }

        @Test
        void comes_from_a_query_where_propfind_gives_no_etags() {
            server.on(
                    "PROPFIND", "/cal/", Xml.multistatus(Xml.self("/cal/"), Xml.ok("/cal/0.ics", "<d:resourcetype/>")));
            server.on("REPORT", "/cal/", Xml.multistatus(Xml.self("/cal/"), Xml.members(1)));

            assertThat(listing(changes("", "", MANY)).members())
                    .containsExactly(new Member(href("0"), new ETag("\"e0\"")));
            assertThat(collection.capabilities().listing()).isEqualTo(Capabilities.Listing.QUERY);
        }

        @Test
        void has_members_of_unknown_version_where_no_report_gives_one() {
            server.on("PROPFIND", "/cal/", Xml.multistatus(Xml.ok("/cal/0.ics", "<d:resourcetype/>")));
            server.on("REPORT", "/cal/", Answer.status(501));

            assertThat(listing(changes("", "", MANY)).members()).containsExactly(new Member(href("0"), ETag.NONE));
        }

        @Test
        void is_due_every_day_though_the_token_is_the_same() {
            server.on("PROPFIND", "/cal/", Xml.multistatus(Xml.members(1)));
            SyncState old =
                    new SyncState(revision("t1"), NOW.minus(Duration.ofHours(24)), NOW.minus(Duration.ofHours(24)));

            assertThat(collection.changes(old, seen("t1"), 1)).isInstanceOf(Changes.FullListing.class);
        }

        @Test
        void is_not_asked_for_when_nothing_changed() {
            assertThat(changes("t1", "t1", MANY)).isEqualTo(new Changes.Unchanged());
            assertThat(server.requests()).isEmpty();
        }
    }

    @Nested
    class AnAddress {
        @ParameterizedTest
        @ValueSource(ints = {404, 405, 301, 307})
        void is_tried_with_its_slash_toggled_once_and_remembered(int status) {
            server.on("PROPFIND", "/cal/", Answer.status(status));
            server.on("PROPFIND", "/cal", Xml.multistatus(Xml.calendar("/cal", "t", "c")));

            assertThat(collection.probe().revision().token()).isEqualTo(new SyncToken("t"));
            assertThat(collection.probe().revision().token()).isEqualTo(new SyncToken("t"));

            assertThat(server.requests()).extracting(ReceivedRequest::target).containsExactly("/cal/", "/cal", "/cal");
            assertThat(collection.capabilities().slash()).isEqualTo(Capabilities.Slash.TOGGLED);
        }

        @ParameterizedTest
        @ValueSource(ints = {401, 403, 500})
        void is_not_tried_again_for_any_other_reason(int status) {
            server.on("PROPFIND", "/cal/", Answer.status(status));

            assertThatExceptionOfType(CalDavException.class).isThrownBy(collection::probe);
            assertThat(server.requests()).hasSize(1);
        }

        @Test
        void that_is_gone_inside_a_207_is_gone() {
            server.on("PROPFIND", "/cal/", Xml.multistatus(Xml.status("/cal/", 404)));

            assertThatExceptionOfType(CalDavException.NotFound.class).isThrownBy(collection::probe);
        }

        @Test
        void that_is_no_calendar_any_more_is_told_apart_from_an_empty_one() {
            server.on(
                    "PROPFIND",
                    "/cal/",
                    Xml.multistatus(Xml.ok("/cal/", "<d:resourcetype><d:collection/></d:resourcetype>")));

            assertThatExceptionOfType(CalDavException.NotACalendar.class).isThrownBy(collection::probe);
        }
    }

    private Changes changes(String knownToken, String seenToken, int held) {
        return collection.changes(known(knownToken), seen(seenToken), held);
    }

    private static SyncState known(String token) {
        return new SyncState(revision(token), NOW.minusSeconds(600), NOW.minusSeconds(600));
    }

    private static Revision revision(String token) {
        return new Revision(new SyncToken(token), CTag.NONE);
    }

    private CalendarListing seen(String token) {
        return new CalendarListing(
                Href.of(server.uri("/cal/")),
                "Calendar",
                "",
                Set.of(),
                Set.of(),
                revision(token),
                Set.of(),
                Long.MAX_VALUE);
    }

    private Href href(String name) {
        return Href.of(server.uri("/cal/")).member(name + ".ics");
    }

    private static Changes.Delta delta(Changes changes) {
        assertThat(changes).isInstanceOf(Changes.Delta.class);
        return (Changes.Delta) changes;
    }

    private static Changes.FullListing listing(Changes changes) {
        assertThat(changes).isInstanceOf(Changes.FullListing.class);
        return (Changes.FullListing) changes;
    }
}
