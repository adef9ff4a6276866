package org.caldavsync.caldav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.caldavsync.http.HttpLimits;
import org.caldavsync.testkit.Answer;
import org.caldavsync.testkit.ReceivedRequest;
import org.caldavsync.testkit.ScriptedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Downloads from servers that do it their own way: every href is settled, exactly once. */
class FetchTest {
    private static final Pattern HREF = Pattern.compile("<D:href>([^<]*)</D:href>");
    private static final HttpLimits IMPATIENT = new HttpLimits(
            new HttpLimits.Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(20)),
            HttpLimits.DEFAULTS.sizes(),
            HttpLimits.DEFAULTS.pace());

    private final ScriptedServer server = ScriptedServer.start();
    private final TestClient client = TestClient.anonymous(server.uri("/"), IMPATIENT, Clock.systemUTC());
    private final CalendarCollection collection = client.collection(server.uri("/cal/"));

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void asks_in_batches_that_double_up_to_500() {
        server.otherwise(FetchTest::loadAll);

        List<Fetched> fetched = fetch(2_000);

        assertThat(fetched).hasSize(2_000).allMatch(Fetched.Loaded.class::isInstance);
        assertThat(server.requests())
                .extracting(request -> asked(request).size())
                .containsExactly(100, 200, 400, 500, 500, 300);
        assertThat(collection.capabilities().batch()).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(ints = {413, 414, 500, 502, 504})
    void asks_for_fewer_while_the_server_is_in_trouble(int status) {
        server.otherwise(request -> asked(request).size() > 30 ? Answer.status(status) : loadAll(request));

        List<Fetched> fetched = fetch(100);

        assertThat(fetched).hasSize(100).allMatch(Fetched.Loaded.class::isInstance);
        assertThat(server.requests())
                .extracting(request -> asked(request).size())
                .startsWith(100, 50, 25);
    }

    @Test
    void asks_for_fewer_while_the_server_is_silent() {
        server.otherwise(request -> asked(request).size() > 1 ? Answer.silence() : loadAll(request));

        assertThat(fetch(2)).hasSize(2).allMatch(Fetched.Loaded.class::isInstance);
    }

    @Test
    void finds_the_gone_one_where_it_fails_the_whole_report() {
        server.otherwise(request -> {
            boolean gone =
                    asked(request).contains("/cal/7.ics") || request.target().equals("/cal/7.ics");
            return gone ? Answer.status(404) : loadAll(request);
        });

        List<Fetched> fetched = fetch(40);

        assertThat(fetched).filteredOn(Fetched.Loaded.class::isInstance).hasSize(39);
        assertThat(fetched).filteredOn(Fetched.Gone.class::isInstance).containsExactly(new Fetched.Gone(href(7)));
        assertThat(server.requests()).hasSizeLessThan(20);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405, 501})
    void reads_one_by_one_where_multiget_does_not_work(int status) {
        server.otherwise(request -> request.method().equals("GET") ? object() : Answer.status(status));

        assertThat(fetch(3)).hasSize(3).allMatch(Fetched.Loaded.class::isInstance);
        assertThat(collection.capabilities().batch()).isZero();
    }

    @Test
    void reads_one_by_one_where_multiget_gives_no_data() {
        server.otherwise(request -> request.method().equals("GET")
                ? object()
                : Xml.multistatus(asked(request).stream()
                        .map(href -> Xml.member(href, "1"))
                        .toArray(String[]::new)));

        assertThat(fetch(3)).hasSize(3).allMatch(Fetched.Loaded.class::isInstance);
        assertThat(collection.capabilities().batch()).isZero();
    }

    @Test
    void reads_what_was_left_out_and_ignores_what_was_not_asked_for() {
        server.on(
                "REPORT",
                "/cal/",
                Xml.multistatus(Xml.self("/cal/"), Xml.loaded("/cal/0.ics", "a"), Xml.loaded("/cal/99.ics", "x")));
        server.on("GET", "/cal/1.ics", object());
        server.on("GET", "/cal/2.ics", Answer.status(410));

        assertThat(fetch(3))
                .hasSize(3)
                .satisfiesExactlyInAnyOrder(
                        fetched -> assertThat(fetched).isInstanceOf(Fetched.Loaded.class),
                        fetched -> assertThat(fetched).isInstanceOf(Fetched.Loaded.class),
                        fetched -> assertThat(fetched).isEqualTo(new Fetched.Gone(href(2))));
    }

    @Test
    void asks_the_member_itself_when_only_its_properties_are_said_to_be_missing() {
        String missing =
                "<d:response><d:href>/cal/%d.ics</d:href><d:propstat><d:prop><d:getetag/><c:calendar-data/></d:prop>"
                        + "<d:status>HTTP/1.1 404 X</d:status></d:propstat></d:response>";
        server.on("REPORT", "/cal/", Xml.multistatus(missing.formatted(0), missing.formatted(1)));
        server.on("GET", "/cal/0.ics", object());
        server.on("GET", "/cal/1.ics", Answer.status(404));

        assertThat(fetch(2)).hasAtLeastOneElementOfType(Fetched.Loaded.class).contains(new Fetched.Gone(href(1)));
    }

    @Test
    void takes_the_data_of_a_member_that_is_named_twice() {
        server.on(
                "REPORT",
                "/cal/",
                Xml.multistatus(
                        Xml.status("/cal/0.ics", 404), Xml.loaded("/cal/0.ics", "a"), Xml.loaded("/cal/0.ics", "b")));

        assertThat(fetch(1))
                .singleElement()
                .isInstanceOfSatisfying(
                        Fetched.Loaded.class,
                        loaded -> assertThat(loaded.etag()).isEqualTo(new ETag("\"a\"")));
    }

    @Test
    void knows_a_member_under_the_other_path_and_encoding_of_its_server() {
        Href asked = Href.of(server.uri("/cal/")).member("a@b.ics");
        server.on("REPORT", "/cal/", Xml.multistatus(Xml.loaded("/opaque/a%2540b.ics", "a")));

        assertThat(TestClient.fetch(collection, List.of(asked))).singleElement().isInstanceOf(Fetched.Loaded.class);
    }

    @Test
    void keeps_what_came_before_the_cut_and_asks_for_the_rest_again() {
        server.on(
                "REPORT",
                "/cal/",
                Xml.cut(Xml.loaded("/cal/0.ics", "a"), Xml.status("/cal/1.ics", 404)),
                Xml.multistatus(Xml.loaded("/cal/1.ics", "b"), Xml.loaded("/cal/2.ics", "c")));

        assertThat(fetch(3)).hasSize(3).allMatch(Fetched.Loaded.class::isInstance);
        assertThat(server.requests())
                .filteredOn(request -> asked(request).contains("/cal/0.ics"))
                .hasSize(1);
    }

    @Test
    void fails_for_one_member_and_goes_on_with_the_others() {
        server.on("REPORT", "/cal/", Xml.multistatus(Xml.status("/cal/0.ics", 500), Xml.loaded("/cal/1.ics", "a")));

        assertThat(fetch(2))
                .satisfiesExactlyInAnyOrder(
                        fetched -> assertThat(fetched).isInstanceOf(Fetched.Loaded.class),
                        fetched -> assertThat(fetched).isInstanceOf(Fetched.Failed.class));
    }

    @Test
    void takes_no_login_page_for_an_event() {
        server.on("REPORT", "/cal/", Answer.status(501));
        server.on("GET", "/cal/0.ics", Answer.status(200).body("text/html", "<html>Sign in</html>"));

        assertThat(fetch(1)).singleElement().isInstanceOf(Fetched.Failed.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 429, 503})
    void ends_at_once_when_the_server_says_stop(int status) {
        server.otherwise(request -> Answer.status(status));

        assertThatExceptionOfType(CalDavException.class).isThrownBy(() -> fetch(200));
        assertThat(server.requests()).hasSize(1);
    }

    private List<Fetched> fetch(int count) {
        List<Href> wanted =
                new ArrayList<>(IntStream.range(0, count).mapToObj(this::href).toList());
        List<Fetched> fetched = TestClient.fetch(collection, wanted);
        assertThat(fetched).extracting(Fetched::href).containsExactlyInAnyOrderElementsOf(wanted);
        return fetched;
    }

    private Href href(int number) {
        return Href.resolve(server.uri("/cal/"), "/cal/" + number + ".ics");
    }

    private static Answer loadAll(ReceivedRequest request) {
        if (request.method().equals("GET")) {
            return object();
        }
        return Xml.multistatus(
                asked(request).stream().map(href -> Xml.loaded(href, "1")).toArray(String[]::new));
    }

    private static Answer object() {
        return Answer.status(200).header("ETag", "\"1\"").body("text/calendar", Ics.event("x", "Single"));
    }

    private static List<String> asked(ReceivedRequest request) {
        return HREF.matcher(request.body())
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
