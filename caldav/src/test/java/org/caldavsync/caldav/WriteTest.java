package org.caldavsync.caldav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.caldavsync.http.HttpFailure;
import org.caldavsync.http.HttpLimits;
import org.caldavsync.testkit.Answer;
import org.caldavsync.testkit.ReceivedRequest;
import org.caldavsync.testkit.ScriptedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers to writes mean, on servers that say it in their own way. */
class WriteTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final CalendarData DATA = CalendarData.of(Ics.event("a", "A"));
    private static final ETag KNOWN = new ETag("\"1\"");

    private final ScriptedServer server = ScriptedServer.start();
    private final TestClient client =
            TestClient.anonymous(server.uri("/"), HttpLimits.DEFAULTS, Clock.fixed(NOW, ZoneOffset.UTC));
    private final CalendarCollection collection = client.collection(server.uri("/cal/"));
    private final Href member = Href.of(server.uri("/cal/a.ics"));

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void create_only_where_nothing_is() {
        server.on("PUT", "/cal/a.ics", Answer.status(201).header("ETag", "\"1\""));

        assertThat(collection.create(member, DATA)).isEqualTo(new PutResult.Stored(member, KNOWN));

        ReceivedRequest request = server.requests().getFirst();
        assertThat(request.headers("If-None-Match")).containsExactly("*");
        assertThat(request.headers("If-Match")).isEmpty();
        assertThat(request.headers("Content-Type")).containsExactly("text/calendar; charset=utf-8");
        assertThat(request.headers("Content-Length")).containsExactly(Integer.toString(DATA.length()));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', textBlock = """
            '"1"', '"1"'
            'W/"1"', ''
            '', ''
            """)
    void know_no_version_unless_the_server_vouches_for_it(String header, String known) {
        Answer stored = Answer.status(204);
        server.on("PUT", "/cal/a.ics", header.isEmpty() ? stored : stored.header("ETag", header));

        assertThat(collection.create(member, DATA)).isEqualTo(new PutResult.Stored(member, new ETag(known)));
    }

    @Test
    void follow_a_member_that_the_server_renamed() {
        server.on("PUT", "/cal/a.ics", Answer.status(201).header("Location", "/cal/uid-1.ics"));

        assertThat(collection.create(member, DATA))
                .isEqualTo(new PutResult.Stored(Href.of(server.uri("/cal/uid-1.ics")), ETag.NONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cal/", "https://evil.test/cal2/x.ics", "/"})
    void are_not_led_away_by_a_location_that_cannot_be_a_member(String location) {
        server.on("PUT", "/cal/a.ics", Answer.status(201).header("Location", location));

        assertThat(collection.create(member, DATA)).isEqualTo(new PutResult.Stored(member, ETag.NONE));
    }

    @Test
    void keep_method_body_and_condition_over_a_redirect() {
        server.on("PUT", "/cal/a.ics", Answer.redirect(307, "/new/a.ics"));
        server.on("PUT", "/new/a.ics", Answer.status(201));

        assertThat(collection.create(member, DATA)).isInstanceOf(PutResult.Stored.class);

        ReceivedRequest last = server.requests().getLast();
        assertThat(last.body()).isEqualTo(DATA.text());
        assertThat(last.headers("If-None-Match")).containsExactly("*");
    }

    @ParameterizedTest
    @MethodSource
    void name_the_reason_of_a_refusal(Answer answer, NotWritten reason) {
        server.on("PUT", "/cal/a.ics", answer);

        assertThat(collection.create(member, DATA)).isEqualTo(reason);
    }

    static Stream<Arguments> name_the_reason_of_a_refusal() {
        return Stream.of(
                Arguments.of(Answer.status(412), new NotWritten.Exists()),
                Arguments.of(
                        refusal(400, "<s:message xmlns:s='urn:s'>Calendar object with uid already exists</s:message>"),
                        new NotWritten.UidConflict(List.of())),
                Arguments.of(refusal(409, "<c:no-uid-conflict/>"), new NotWritten.UidConflict(List.of())),
                Arguments.of(refusal(412, "<c:no-uid-conflict/>"), new NotWritten.UidConflict(List.of())),
                Arguments.of(refusal(403, "<c:max-resource-size/>"), new NotWritten.TooLarge("max-resource-size")),
                Arguments.of(Answer.status(413), new NotWritten.TooLarge("")),
                Arguments.of(Answer.status(507), new NotWritten.QuotaExceeded("")),
                Arguments.of(Answer.status(405), new NotWritten.ReadOnly("")),
                Arguments.of(Answer.status(404), new NotWritten.NoCollection("")),
                Arguments.of(Answer.status(500), new NotWritten.ServerFailed(500, "")),
                Arguments.of(
                        Answer.status(429).header("Retry-After", "120"),
                        new NotWritten.Throttled(NOW.plusSeconds(120))),
                Arguments.of(
                        Answer.status(503).header("Retry-After", "Sun, 22 Nov 2026 10:05:00 GMT"),
                        new NotWritten.Throttled(NOW.plusSeconds(300))),
                Arguments.of(
                        Answer.status(403)
                                .body("application/json", "{\"domain\":\"usageLimits\"}")
                                .header("Retry-After", "60"),
                        new NotWritten.Throttled(NOW.plusSeconds(60))),
                Arguments.of(
                        Xml.multistatus(
                                "<d:response><d:href>http%3A//x/cal/a.ics</d:href><d:status>HTTP/1.1 412 X</d:status>"
                                        + "<d:error><c:no-uid-conflict/></d:error></d:response>"),
                        new NotWritten.UidConflict(List.of())));
    }

    @Test
    void name_the_conditions_that_content_failed() {
        server.on("PUT", "/cal/a.ics", refusal(403, "<c:valid-calendar-data/>"));

        assertThat(collection.create(member, DATA)).isInstanceOfSatisfying(NotWritten.Refused.class, refused -> {
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.preconditions()).isEqualTo(Set.of("valid-calendar-data"));
        });
    }

    @Test
    void name_the_holder_of_a_uid() {
        server.on(
                "PUT",
                "/cal/a.ics",
                refusal(409, "<c:no-uid-conflict><d:href>/other/b.ics</d:href></c:no-uid-conflict>"));

        assertThat(collection.create(member, DATA))
                .isEqualTo(new NotWritten.UidConflict(List.of(Href.of(server.uri("/other/b.ics")))));
    }

    @Test
    void try_the_form_of_a_tag_that_the_server_wrote_when_the_right_one_fails() {
        server.on("PUT", "/cal/a.ics", Answer.status(412), Answer.status(204));

        assertThat(collection.update(member, new ETag("abc"), DATA)).isInstanceOf(PutResult.Stored.class);
        assertThat(server.requests())
                .extracting(request -> request.header("If-Match").orElse(""))
                .containsExactly("\"abc\"", "abc");
    }

    @Test
    void never_go_on_after_the_last_form() {
        server.on("PUT", "/cal/a.ics", Answer.status(412));

        assertThat(collection.update(member, KNOWN, DATA)).isEqualTo(new NotWritten.Changed());
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void find_out_that_the_updated_member_is_gone() {
        server.on("PUT", "/cal/a.ics", Answer.status(404));

        assertThat(collection.update(member, KNOWN, DATA)).isEqualTo(new NotWritten.Missing());
    }

    @Test
    void delete_in_a_known_version_and_without_a_message_to_anybody() {
        server.on("DELETE", "/cal/a.ics", Answer.status(204));

        assertThat(collection.delete(member, KNOWN)).isEqualTo(new DeleteResult.Deleted(true));

        ReceivedRequest request = server.requests().getFirst();
        assertThat(request.headers("If-Match")).containsExactly("\"1\"");
        assertThat(request.headers("Schedule-Reply")).containsExactly("F");
    }

    @Test
    void count_what_is_gone_already_as_deleted() {
        server.on("DELETE", "/cal/a.ics", Xml.multistatus(Xml.status("/cal/a.ics", 404)));

        assertThat(collection.delete(member, KNOWN)).isEqualTo(new DeleteResult.Deleted(false));
    }

    @Test
    void ask_for_a_version_to_replace_or_delete() {
        assertThatIllegalArgumentException().isThrownBy(() -> collection.update(member, ETag.NONE, DATA));
        assertThatIllegalArgumentException().isThrownBy(() -> collection.delete(member, ETag.NONE));
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cal/", "/cal", "/", "/cal/?x.ics", "/other/"})
    void never_reach_a_collection(String path) {
        Href target = Href.of(server.uri(path));

        assertThatIllegalArgumentException().isThrownBy(() -> collection.create(target, DATA));
        assertThatIllegalArgumentException().isThrownBy(() -> collection.update(target, KNOWN, DATA));
        assertThatIllegalArgumentException().isThrownBy(() -> collection.delete(target, KNOWN));
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void end_when_the_login_is_refused() {
        server.on("PUT", "/cal/a.ics", Answer.status(401));

        assertThatExceptionOfType(CalDavException.Unauthorized.class).isThrownBy(() -> collection.create(member, DATA));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void are_not_repeated_when_the_connection_is_lost() {
        server.on("PUT", "/cal/a.ics", Answer.hangUp());

        assertThatExceptionOfType(HttpFailure.Cut.class).isThrownBy(() -> collection.create(member, DATA));
        assertThat(server.requests()).hasSize(1);
    }

    private static Answer refusal(int status, String condition) {
        return Answer.status(status).body("application/xml", Xml.error(condition));
    }
}
