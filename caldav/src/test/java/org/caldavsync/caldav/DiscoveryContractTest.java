package org.caldavsync.caldav;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.caldavsync.testkit.Account;
import org.caldavsync.testkit.CalDavServer;
import org.caldavsync.testkit.CalDavServers;
import org.caldavsync.testkit.ServerKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Finding calendars on every real server from everything a person may type. */
@Tag("real")
@ParameterizedClass
@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ADAPTER")
class DiscoveryContractTest {
    private final CalDavServer server;
    private final TestClient client;
    private final URI calendar;

    DiscoveryContractTest(ServerKind kind) {
        server = CalDavServers.shared(kind);
        client = TestClient.of(server, Account.ALICE);
        calendar = server.newCalendar("found");
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void leads_from_the_entry_point_to_every_calendar() {
        Discovery.Found found = found(server.entry());

        assertThat(hrefs(found)).contains(Href.of(calendar));
        assertThat(found.homes()).anyMatch(home -> Href.of(calendar).isBelow(Href.of(home)));
        assertThat(found.steps()).allSatisfy(step -> assertThat(step.verdict()).isNotBlank());
    }

    @Test
    void leads_from_the_bare_server_to_every_calendar() {
        assertThat(hrefs(found(server.base()))).contains(Href.of(calendar));
    }

    @Test
    void leads_from_the_well_known_address_to_every_calendar() {
        assertThat(hrefs(found(server.base().resolve("/.well-known/caldav")))).contains(Href.of(calendar));
    }

    @Test
    void leads_from_the_principal_to_every_calendar() {
        URI principal = found(server.entry()).principal();

        assertThat(hrefs(found(principal))).contains(Href.of(calendar));
    }

    @Test
    void uses_a_home_as_it_is() {
        Discovery.Found found = found(server.home(Account.ALICE));

        assertThat(found.homes()).hasSize(1);
        assertThat(Href.of(found.homes().getFirst()).sameResource(Href.of(server.home(Account.ALICE))))
                .isTrue();
        assertThat(hrefs(found)).contains(Href.of(calendar));
    }

    @Test
    void uses_a_calendar_as_it_is_and_nothing_else() {
        Discovery.Found found = found(calendar);

        assertThat(found.homes()).isEmpty();
        assertThat(hrefs(found)).containsExactly(Href.of(calendar));
    }

    @Test
    void forgives_a_forgotten_slash() {
        String text = calendar.toString();
        Discovery.Found found = found(URI.create(text.substring(0, text.length() - 1)));

        assertThat(hrefs(found)).hasSize(1).allMatch(href -> href.sameResource(Href.of(calendar)));
    }

    @Test
    void stops_at_the_first_refusal_of_a_wrong_password() {
        try (TestClient stranger = TestClient.of(server, new Account("alice", "wrong"))) {
            Discovery discovery = stranger.calDav().discover(server.home(Account.ALICE));

            assertThat(discovery).isInstanceOfSatisfying(Discovery.NotFound.class, notFound -> {
                assertThat(notFound.reason()).isEqualTo(Discovery.Reason.UNAUTHORIZED);
                assertThat(notFound.message()).contains("password").doesNotContain("wrong");
                // A challenge, then Digest, then Basic where a server offers both (Cyrus).
                assertThat(notFound.steps()).hasSizeLessThanOrEqualTo(3);
                assertThat(notFound.steps()).allMatch(step -> step.uri().equals(server.home(Account.ALICE)));
            });
        }
    }

    @Test
    void lists_a_home_with_one_request_and_says_what_it_left_out() {
        var _ = client.calDav().calendars(server.home(Account.ALICE));
        long before = client.traffic().requests();

        HomeListing listing = client.calDav().calendars(server.home(Account.ALICE));

        assertThat(client.traffic().requests() - before).isLessThanOrEqualTo(TestClient.onTheWire(server, 1));
        assertThat(listing.complete()).isTrue();
        CalendarListing listed = listing.calendars().stream()
                .filter(each -> each.href().equals(Href.of(calendar)))
                .findFirst()
                .orElseThrow();
        assertThat(listed.name()).isNotBlank();
        assertThat(listed.holdsEvents()).isTrue();
        assertThat(listed.isWritable()).isTrue();
        assertThat(listed.revision().ctag().isKnown()
                        || listed.revision().token().isKnown())
                .isTrue();
        assertThat(listing.leftOut())
                .allSatisfy(leftOut -> assertThat(leftOut.why()).isNotBlank());
    }

    @Test
    void makes_a_calendar_once() {
        URI address = server.home(Account.ALICE).resolve("made-" + UUID.randomUUID() + "/");
        var _ = client.calDav().calendars(server.home(Account.ALICE));

        MakeCalendarResult first = client.calDav().makeCalendar(address, "Büro");
        MakeCalendarResult second = client.calDav().makeCalendar(address, "Büro");

        assertThat(first).isEqualTo(new MakeCalendarResult.Created(Href.of(address)));
        assertThat(second).isEqualTo(new MakeCalendarResult.Exists(Href.of(address)));
        assertThat(client.collection(address).probe().name()).isEqualTo("Büro");
    }

    private Discovery.Found found(URI typed) {
        Discovery discovery = client.calDav().discover(typed);
        assertThat(discovery).as(discovery.toString()).isInstanceOf(Discovery.Found.class);
        return (Discovery.Found) discovery;
    }

    private static List<Href> hrefs(Discovery.Found found) {
        return found.calendars().stream().map(CalendarListing::href).toList();
    }
}
