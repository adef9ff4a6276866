package org.caldavsync.caldav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caldavsync.testkit.Account;
import org.caldavsync.testkit.CalDavServer;
import org.caldavsync.testkit.CalDavServers;
import org.caldavsync.testkit.ServerKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What every real server must let a reader see: each change once, nothing else, and the content. */
@Tag("real")
@ParameterizedClass
@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ADAPTER")
class CalendarCollectionContractTest {
    private final CalDavServer server;
    private final TestClient client;
    private final URI url;
    private final CalendarCollection collection;
    private final Map<Href, ETag> copy = new HashMap<>();
    private SyncState state = SyncState.NONE;

    CalendarCollectionContractTest(ServerKind kind) {
        server = CalDavServers.shared(kind);
        client = TestClient.of(server, Account.ALICE);
        url = server.newCalendar("sync");
        collection = client.collection(url);
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void follows_a_calendar_from_empty_to_full_and_back() {
        sync();
        assertThat(copy).isEmpty();

        put("one");
        sync();
        assertThat(copy).containsOnlyKeys(member("one"));

        put("two");
        put("three");
        sync();
        assertThat(copy).containsOnlyKeys(member("one"), member("two"), member("three"));

        ETag before = etag("two");
        server.put(member("two").uri(), Ics.event(uid("two"), "Other"));
        sync();
        assertThat(etag("two").sameAs(before)).isFalse();
        assertThat(copy).hasSize(3);

        server.delete(member("one").uri());
        sync();
        assertThat(copy).containsOnlyKeys(member("two"), member("three"));

        server.delete(member("two").uri());
        server.delete(member("three").uri());
        sync();
        assertThat(copy).isEmpty();
    }

    @Test
    void sees_a_change_that_was_made_right_after_the_last_look() {
        put("one");
        sync();
        put("two");
        sync();
        put("three");
        sync();

        assertThat(copy).hasSize(3);
    }

    @Test
    void asks_once_when_nothing_changed() {
        put("one");
        sync();
        sync();
        SyncState settled = state;
        long before = client.traffic().requests();

        CalendarListing seen = collection.probe();
        Changes changes = collection.changes(aged(settled), seen, copy::size);

        assertThat(changes).isEqualTo(new Changes.Unchanged());
        assertThat(client.traffic().requests() - before).isLessThanOrEqualTo(TestClient.onTheWire(server, 1));
    }

    @Test
    void tells_at_once_what_changed_where_it_has_tokens() {
        put("one");
        put("two");
        put("three");
        put("four");
        sync();
        put("late");

        Optional<Changes.Delta> delta = collection.delta(state, copy::size);

        SyncToken token = state.revision().token();
        if (!token.text().matches("[0-9]{10}")) {
            // One that is a second tells of everything in that second: too much to believe without a listing.
            assertThat(delta.isPresent()).isEqualTo(token.isKnown());
        }
        delta.ifPresent(told -> {
            assertThat(told.changed()).extracting(Member::href).contains(member("late"));
            assertThat(told.removed()).isEmpty();
        });
    }

    @Test
    void needs_three_requests_for_one_change() {
        for (int i = 0; i < 5; i++) {
            put("event-" + i);
        }
        sync();
        put("late");
        long before = client.traffic().requests();

        CalendarListing seen = collection.probe();
        Changes changes = collection.changes(state, seen, () -> 1_000);
        List<Href> wanted = changed(changes).stream()
                .filter(member -> !member.etag().sameAs(copy.getOrDefault(member.href(), ETag.NONE)))
                .map(Member::href)
                .toList();
        List<Fetched> fetched = TestClient.fetch(collection, wanted);

        assertThat(wanted).containsExactly(member("late"));
        assertThat(fetched).hasSize(1).first().isInstanceOf(Fetched.Loaded.class);
        assertThat(client.traffic().requests() - before).isLessThanOrEqualTo(TestClient.onTheWire(server, 3));
    }

    @Test
    void survives_a_token_that_the_server_no_longer_knows() {
        put("one");
        put("two");
        sync();
        server.delete(member("one").uri());
        state = new SyncState(
                new Revision(forgotten(state.revision().token()), CTag.NONE), state.readAt(), state.listedAt());

        sync();

        assertThat(copy).containsOnlyKeys(member("two"));
    }

    @Test
    void lists_the_same_members_in_both_ways() {
        put("one");
        put("two");

        Changes.FullListing second = collection.secondLook(SyncState.NONE, collection.probe());

        assertThat(second.complete()).isTrue();
        assertThat(second.members()).extracting(Member::href).containsExactlyInAnyOrder(member("one"), member("two"));
    }

    @Test
    void reads_members_with_the_etag_of_their_content() {
        put("one");
        sync();

        List<Fetched> fetched = TestClient.fetch(collection, copy.keySet());

        assertThat(fetched).singleElement().isInstanceOfSatisfying(Fetched.Loaded.class, loaded -> {
            assertThat(loaded.data().text()).contains("UID:" + uid("one"), "SUMMARY:Grüße & <Küsse>");
            assertThat(loaded.etag().sameAs(etag("one"))).isTrue();
        });
    }

    @Test
    void tells_a_gone_member_from_those_that_are_there() {
        List<Href> wanted = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            put("event-" + i);
            wanted.add(member("event-" + i));
        }
        wanted.add(5, member("gone"));

        List<Fetched> fetched = TestClient.fetch(collection, wanted);

        assertThat(fetched).extracting(Fetched::href).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(fetched)
                .filteredOn(Fetched.Gone.class::isInstance)
                .containsExactly(new Fetched.Gone(member("gone")));
        assertThat(fetched).filteredOn(Fetched.Loaded.class::isInstance).hasSize(12);
    }

    @Test
    void reads_every_event_though_one_holds_a_control_character() {
        put("one");
        server.put(member("bell").uri(), Ics.event(uid("bell"), "ring\u0007ring"));
        sync();

        List<Fetched> fetched = TestClient.fetch(collection, copy.keySet());

        assertThat(fetched).hasSize(2).allMatch(Fetched.Loaded.class::isInstance);
    }

    @Test
    void knows_a_deleted_calendar_as_gone() {
        server.delete(url);

        assertThatExceptionOfType(CalDavException.NotFound.class).isThrownBy(collection::probe);
    }

    private void sync() {
        CalendarListing seen = collection.probe();
        switch (collection.changes(state, seen, copy::size)) {
            case Changes.Unchanged() -> {}
            case Changes.Delta delta -> {
                delta.changed().forEach(member -> copy.put(member.href(), member.etag()));
                delta.removed().forEach(copy::remove);
                state = delta.next();
            }
            case Changes.FullListing listing -> {
                assertThat(listing.complete()).isTrue();
                copy.clear();
                listing.members().forEach(member -> copy.put(member.href(), member.etag()));
                state = listing.next();
            }
        }
        assertThat(copy.values()).allMatch(ETag::isKnown);
    }

    private static List<Member> changed(Changes changes) {
        return switch (changes) {
            case Changes.Unchanged() -> List.of();
            case Changes.Delta delta -> delta.changed();
            case Changes.FullListing listing -> listing.members();
        };
    }

    /** As if the last look had been long enough ago for a server that counts in seconds. */
    private static SyncState aged(SyncState state) {
        return new SyncState(state.revision(), state.readAt().plusSeconds(10), state.listedAt());
    }

    /** Like the server's own, and not one of them. */
    private static SyncToken forgotten(SyncToken token) {
        return new SyncToken(token.text().replaceAll("[0-9](?=[^0-9]*$)", "7") + "77");
    }

    private ETag etag(String name) {
        return copy.getOrDefault(member(name), ETag.NONE);
    }

    private void put(String name) {
        server.put(member(name).uri(), Ics.event(uid(name), "Grüße & <Küsse>"));
    }

    /** Cyrus wants it unique in the whole account. */
    private String uid(String name) {
        return name + "@" + Href.of(url).plainName();
    }

    private Href member(String name) {
        return Href.of(url).member(name + ".ics");
    }
}
