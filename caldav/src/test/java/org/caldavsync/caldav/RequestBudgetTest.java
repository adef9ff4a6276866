package org.caldavsync.caldav;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.caldavsync.http.HttpLimits;
import org.caldavsync.testkit.standin.Quirk;
import org.caldavsync.testkit.standin.StandInCalDav;
import org.caldavsync.testkit.standin.StandInCalendar;
import org.caldavsync.testkit.standin.Traffic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What pulling costs, in requests and bytes. */
class RequestBudgetTest {
    private static final int EVENTS = 2_000;

    private final StandInCalDav server = StandInCalDav.start(Quirk.NO_AUTHENTICATION);
    private final TestClient client = TestClient.anonymous(server.base(), HttpLimits.DEFAULTS, Clock.systemUTC());

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void ten_calendars_without_a_change_cost_one_request() {
        for (int i = 0; i < 10; i++) {
            var _ = server.newCalendar("calendar-" + i, 3);
        }
        List<SyncState> states = new ArrayList<>();
        for (CalendarListing seen : client.calDav().calendars(server.home()).calendars()) {
            states.add(((Changes.FullListing) collection(seen).changes(SyncState.NONE, seen, () -> 0)).next());
        }
        var _ = server.takeTraffic();

        List<CalendarListing> now = client.calDav().calendars(server.home()).calendars();

        for (int i = 0; i < states.size(); i++) {
            assertThat(states.get(i).isCurrent(now.get(i).revision(), TestClient.now()))
                    .isTrue();
        }
        assertThat(states).hasSize(10);
        assertThat(server.takeTraffic().total()).isEqualTo(1);
    }

    @Test
    void a_first_pull_costs_few_requests_and_one_change_three() {
        StandInCalendar calendar = server.newCalendar("big", EVENTS);
        CalendarCollection collection = client.collection(server.uri(calendar));

        Changes.FullListing first =
                (Changes.FullListing) collection.changes(SyncState.NONE, collection.probe(), () -> 0);
        List<Fetched> fetched = TestClient.fetch(collection, hrefs(first.members()));

        assertThat(fetched).hasSize(EVENTS).allMatch(Fetched.Loaded.class::isInstance);
        assertThat(server.takeTraffic().total()).isLessThanOrEqualTo(8 + EVENTS / 100);

        assertThat(calendar.put("late.ics", Ics.event("late", "Late").getBytes(UTF_8)))
                .isTrue();
        CalendarListing seen = collection.probe();
        Changes.Delta delta = (Changes.Delta) collection.changes(first.next(), seen, () -> EVENTS);
        List<Fetched> late = TestClient.fetch(collection, hrefs(delta.changed()));

        assertThat(late).singleElement().isInstanceOf(Fetched.Loaded.class);
        Traffic traffic = server.takeTraffic();
        assertThat(traffic.total()).isEqualTo(3);
        assertThat(traffic.received() + traffic.sent()).isLessThan(50_000);
    }

    @ParameterizedTest
    @EnumSource
    void a_copy_is_right_whatever_the_server_lacks(Quirk quirk) {
        StandInCalendar calendar = server.with(quirk).newCalendar("odd", 30);
        CalendarCollection collection = client.collection(server.uri(calendar));
        Changes.FullListing first =
                (Changes.FullListing) collection.changes(SyncState.NONE, collection.probe(), () -> 0);
        String gone = calendar.names().getFirst();
        assertThat(calendar.delete(gone)).isTrue();

        List<Fetched> fetched = TestClient.fetch(collection, hrefs(first.members()));
        Changes second = collection.changes(first.next(), collection.probe(), () -> 30);

        assertThat(fetched).filteredOn(Fetched.Loaded.class::isInstance).hasSize(29);
        assertThat(fetched).filteredOn(Fetched.Gone.class::isInstance).hasSize(1);
        switch (second) {
            case Changes.Unchanged() -> throw new AssertionError("the change was not seen");
            case Changes.Delta delta -> assertThat(delta.removed()).hasSize(1);
            case Changes.FullListing listing -> assertThat(listing.members()).hasSize(29);
        }
    }

    private CalendarCollection collection(CalendarListing seen) {
        return client.collection(seen.href().uri());
    }

    private static List<Href> hrefs(List<Member> members) {
        return members.stream().map(Member::href).toList();
    }
}
