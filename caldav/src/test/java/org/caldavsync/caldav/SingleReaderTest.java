package org.caldavsync.caldav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.caldavsync.http.HttpFailure;
import org.caldavsync.http.HttpLimits;
import org.caldavsync.testkit.Answer;
import org.caldavsync.testkit.ReceivedRequest;
import org.caldavsync.testkit.ScriptedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server without multiget that fails for one member after the other is not asked for all of them. */
class SingleReaderTest {
    private static final Answer OBJECT =
            Answer.status(200).header("ETag", "\"1\"").body("text/calendar", Ics.event("x", "Single"));

    private final ScriptedServer server = ScriptedServer.start();
    private final TestClient client = TestClient.anonymous(server.uri("/"), HttpLimits.DEFAULTS, Clock.systemUTC());
    private final CalendarCollection collection = client.collection(server.uri("/cal/"));

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void ends_after_five_server_errors_in_a_row() {
        gives(_ -> Answer.status(500));

        assertThatExceptionOfType(CalDavException.ServerError.class).isThrownBy(() -> fetch(0, 100));

        assertThat(downloads()).isEqualTo(5);
    }

    @Test
    void ends_after_five_bodies_in_a_row_that_are_cut_short() {
        gives(_ -> OBJECT.cutAfter(20));

        assertThatExceptionOfType(HttpFailure.Cut.class).isThrownBy(() -> fetch(0, 100));

        assertThat(downloads()).isEqualTo(5);
    }

    @Test
    void counts_on_from_one_download_to_the_next() {
        gives(_ -> Answer.status(500));

        assertThat(fetch(0, 4)).hasSize(4).allMatch(Fetched.Failed.class::isInstance);
        assertThatExceptionOfType(CalDavException.ServerError.class).isThrownBy(() -> fetch(4, 100));

        assertThat(downloads()).isEqualTo(5);
    }

    @Test
    void goes_on_while_some_members_can_be_had() {
        gives(number -> number % 5 == 4 ? OBJECT : Answer.status(500));

        List<Fetched> fetched = fetch(0, 20);

        assertThat(fetched).filteredOn(Fetched.Loaded.class::isInstance).hasSize(4);
        assertThat(fetched).filteredOn(Fetched.Failed.class::isInstance).hasSize(16);
    }

    @Test
    void takes_a_refusal_of_one_member_for_no_failure_of_the_server() {
        gives(_ -> Answer.status(400));

        assertThat(fetch(0, 20)).hasSize(20).allMatch(Fetched.Failed.class::isInstance);
    }

    private void gives(IntFunction<Answer> byNumber) {
        server.otherwise(
                request -> request.method().equals("GET") ? byNumber.apply(number(request)) : Answer.status(501));
    }

    private static int number(ReceivedRequest request) {
        return Integer.parseInt(request.target().replaceAll("\\D", ""));
    }

    private long downloads() {
        return server.requests().stream()
                .filter(request -> request.method().equals("GET"))
                .count();
    }

    private List<Fetched> fetch(int from, int to) {
        return TestClient.fetch(
                collection,
                IntStream.range(from, to)
                        .mapToObj(number -> Href.resolve(server.uri("/cal/"), "/cal/" + number + ".ics"))
                        .toList());
    }
}
