package org.caldavsync.testkit.standin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import org.caldavsync.testkit.Answer;
import org.caldavsync.testkit.Events;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class StandInCalDavTest {
    private static final String SYNC = """
            <d:sync-collection xmlns:d="DAV:"><d:sync-token>%s</d:sync-token><d:sync-level>1</d:sync-level>
            <d:prop><d:getetag/></d:prop></d:sync-collection>""";
    private static final String MULTIGET = """
            <c:calendar-multiget xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">
            <d:prop><d:getetag/><c:calendar-data/></d:prop><d:href>%s</d:href></c:calendar-multiget>""";

    @AutoClose
    private final StandInCalDav server = StandInCalDav.start(Quirk.NO_AUTHENTICATION);

    private final StandInCalendar calendar = server.newCalendar("work", 5);

    @AutoClose
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void the_home_lists_its_calendars_with_tokens() throws Exception {
        String body = send("PROPFIND", server.home(), "", "Depth", "1").body();

        assertThat(body).contains("/calendars/alice/work/", "<cs:getctag>ctag-6<", "/sync/6<", "d:sync-collection");
    }

    @Test
    void a_sync_names_what_changed_and_what_went() throws Exception {
        String first = send("REPORT", uri(""), SYNC.formatted("")).body();
        calendar.put("event-1.ics", Events.sample(9).getBytes(UTF_8));
        calendar.delete("event-2.ics");

        String second = send("REPORT", uri(""), SYNC.formatted(token(first))).body();

        assertThat(first).contains("event-0.ics", "event-4.ics");
        assertThat(second).contains("event-1.ics", "event-2.ics</d:href><d:status>HTTP/1.1 404");
        assertThat(second).doesNotContain("event-0.ics", "event-3.ics");
    }

    @Test
    void pages_of_a_sync_end_with_507_and_go_on_where_they_ended() throws Exception {
        server.pageSize(3);

        String first = send("REPORT", uri(""), SYNC.formatted("")).body();
        String second = send("REPORT", uri(""), SYNC.formatted(token(first))).body();

        assertThat(first).contains("event-2.ics", "507").doesNotContain("event-3.ics");
        assertThat(second).contains("event-3.ics", "event-4.ics").doesNotContain("507", "event-2.ics");
    }

    @Test
    void an_unknown_token_is_refused_with_the_precondition() throws Exception {
        HttpResponse<String> response = send("REPORT", uri(""), SYNC.formatted("nonsense"));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).contains("valid-sync-token");
    }

    @Test
    void a_multiget_gives_the_content_and_says_what_is_missing() throws Exception {
        String found = send("REPORT", uri(""), MULTIGET.formatted("/calendars/alice/work/event-1.ics"))
                .body();
        String missing = send("REPORT", uri(""), MULTIGET.formatted("/calendars/alice/work/none.ics"))
                .body();

        assertThat(found.replace("&#13;", "\r")).contains(Events.sample(1));
        assertThat(missing).contains("HTTP/1.1 404");
    }

    @Test
    void conditions_guard_writes_unless_a_quirk_ignores_them() throws Exception {
        URI object = uri("event-0.ics");
        String etag = send("GET", object, "").headers().firstValue("ETag").orElseThrow();

        assertThat(send("PUT", object, "x", "If-None-Match", "*").statusCode()).isEqualTo(412);
        assertThat(send("PUT", object, "x", "If-Match", etag).statusCode()).isEqualTo(204);
        assertThat(send("DELETE", object, "", "If-Match", etag).statusCode()).isEqualTo(412);
        server.with(Quirk.IGNORES_IF_NONE_MATCH);
        assertThat(send("PUT", object, "x", "If-None-Match", "*").statusCode()).isEqualTo(204);
        server.with(Quirk.ERRORS_IN_207);
        assertThat(send("DELETE", object, "", "If-Match", etag).statusCode()).isEqualTo(207);
    }

    @Test
    void asks_for_the_password_and_lets_a_test_answer_instead() throws Exception {
        server.faults(request -> Optional.of(Answer.status(503))
                .filter(answer -> request.method().equals("GET")));
        assertThat(send("GET", uri("event-0.ics"), "").statusCode()).isEqualTo(503);

        server.without(Quirk.NO_AUTHENTICATION);
        assertThat(send("PROPFIND", server.home(), "").statusCode()).isEqualTo(401);
    }

    @Test
    void streams_a_large_answer_and_counts_it() throws Exception {
        StandInCalendar large = server.newCalendar("large", 2_000);
        String query = """
                <c:calendar-query xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:prop><c:calendar-data/></d:prop>
                <c:filter><c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT"/></c:comp-filter></c:filter>
                </c:calendar-query>""";

        HttpResponse<String> response = send("REPORT", server.uri(large), query);

        assertThat(response.headers().firstValue("Transfer-Encoding")).hasValue("chunked");
        assertThat(response.body().split("BEGIN:VEVENT", -1)).hasSize(2_001);
        Traffic traffic = server.takeTraffic();
        assertThat(traffic.requests()).isEqualTo(Map.of("REPORT", 1));
        assertThat(traffic.sent()).isGreaterThan(response.body().getBytes(UTF_8).length);
    }

    private static String token(String multistatus) {
        return multistatus.replaceAll("(?s).*<d:sync-token>(.*)</d:sync-token>.*", "$1");
    }

    private URI uri(String object) {
        return server.uri(calendar).resolve(object);
    }

    private HttpResponse<String> send(String method, URI uri, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
