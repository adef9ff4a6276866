package org.caldavsync.caldav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

/** Writing to every real server: nothing of somebody else's is lost, as far as the server plays along. */
@Tag("real")
@ParameterizedClass
@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ADAPTER")
class WriteContractTest {
    private static final ETag STALE = new ETag("\"not-this-one\"");

    private final ServerKind kind;
    private final CalDavServer server;
    private final TestClient client;
    private final CalendarCollection collection;

    WriteContractTest(ServerKind kind) {
        this.kind = kind;
        server = CalDavServers.shared(kind);
        client = TestClient.of(server, Account.ALICE);
        collection = client.collection(server.newCalendar("write"));
        var _ = collection.probe();
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void creates_updates_and_deletes() {
        PutResult.Stored created = stored(collection.create(member("a"), data("a", "One")));
        PutResult.Stored updated = stored(collection.update(created.href(), created.etag(), data("a", "Two")));
        assertThat(summary(updated.href())).contains("SUMMARY:Two");

        DeleteResult deleted = collection.delete(updated.href(), updated.etag());
        DeleteResult again = collection.delete(updated.href(), updated.etag());

        assertThat(deleted).isEqualTo(new DeleteResult.Deleted(true));
        assertThat(again).isIn(new DeleteResult.Deleted(false), new NotWritten.Changed());
        assertThat(server.get(updated.href().uri()).statusCode()).isEqualTo(404);
    }

    /** SOGo does not know If-None-Match: whoever writes there must look at a listing before. */
    @Test
    void does_not_create_over_what_is_there() {
        var _ = stored(collection.create(member("a"), data("a", "Mine")));

        PutResult second = collection.create(member("a"), data("a", "Yours"));

        if (kind == ServerKind.SOGO) {
            assertThat(second).isInstanceOf(PutResult.Stored.class);
        } else {
            assertThat(second).isEqualTo(new NotWritten.Exists());
            assertThat(summary(member("a"))).contains("SUMMARY:Mine");
        }
    }

    @Test
    void does_not_update_what_somebody_else_changed() {
        PutResult.Stored mine = stored(collection.create(member("a"), data("a", "Mine")));
        server.put(mine.href().uri(), event("a", "Theirs"));

        PutResult late = collection.update(mine.href(), mine.etag(), data("a", "Mine again"));

        assertThat(late).isEqualTo(new NotWritten.Changed());
        assertThat(summary(mine.href())).contains("SUMMARY:Theirs");
    }

    /** SOGo deletes whatever the version. */
    @Test
    void does_not_delete_what_somebody_else_changed() {
        PutResult.Stored mine = stored(collection.create(member("a"), data("a", "Mine")));
        server.put(mine.href().uri(), event("a", "Theirs"));

        DeleteResult late = collection.delete(mine.href(), STALE);

        if (kind == ServerKind.SOGO) {
            assertThat(late).isEqualTo(new DeleteResult.Deleted(true));
        } else {
            assertThat(late).isEqualTo(new NotWritten.Changed());
            assertThat(summary(mine.href())).contains("SUMMARY:Theirs");
        }
    }

    /** A server may say that it is gone, or only that the version is another; SOGo makes a new one. */
    @Test
    void does_not_update_what_is_gone() {
        PutResult result = collection.update(member("never"), STALE, data("never", "Ghost"));

        if (kind == ServerKind.SOGO) {
            assertThat(result).isInstanceOf(PutResult.Stored.class);
        } else {
            assertThat(result).isIn(new NotWritten.Missing(), new NotWritten.Changed());
        }
    }

    /** sabre/dav 1.8 and DAViCal keep both, which is theirs to decide. */
    @Test
    void reports_a_uid_that_lives_elsewhere_in_the_calendar() {
        var _ = stored(collection.create(member("first"), data("same", "One")));

        PutResult second = collection.create(member("second"), data("same", "Two"));

        if (Set.of(ServerKind.SABRE, ServerKind.DAVICAL).contains(kind)) {
            assertThat(second).isInstanceOf(PutResult.Stored.class);
        } else {
            assertThat(second).isInstanceOf(NotWritten.UidConflict.class);
        }
    }

    @Test
    void says_which_member_holds_the_uid_if_the_server_does() {
        var _ = stored(collection.create(member("first"), data("same", "One")));

        PutResult second = collection.create(member("second"), data("same", "Two"));

        if (kind == ServerKind.CYRUS) {
            assertThat(second).isEqualTo(new NotWritten.UidConflict(List.of(member("first"))));
        }
    }

    /** Cyrus and DAViCal store {@code ?} and {@code %41} under other names, so those are left out. */
    @Test
    void finds_every_member_again_whatever_its_name() {
        List<String> names = List.of("a b.ics", "a@b.ics", "50%.ics", "ü.ics", "#1.ics", "{x}.ics", "a:b+c.ics");
        List<Href> taken = new ArrayList<>();
        for (String name : names) {
            Href href = collection.href().member(name);
            taken.add(stored(collection.create(href, data(UUID.randomUUID().toString(), "Named")))
                    .href());
        }

        Changes changes = collection.changes(SyncState.NONE, collection.probe(), () -> 0);

        List<Href> listed = members(changes);
        assertThat(listed).containsExactlyInAnyOrderElementsOf(taken);
        assertThat(TestClient.fetch(collection, listed))
                .hasSize(taken.size())
                .allMatch(Fetched.Loaded.class::isInstance);
    }

    @Test
    void refuses_to_write_to_anything_but_a_member() {
        URI home = server.home(Account.ALICE);

        for (URI target : List.of(collection.href().uri(), home, server.base())) {
            assertThatIllegalArgumentException().isThrownBy(() -> collection.create(Href.of(target), data("x", "x")));
            assertThatIllegalArgumentException().isThrownBy(() -> collection.delete(Href.of(target), STALE));
        }
    }

    @Test
    void reports_content_that_the_server_refuses_and_stores_nothing() {
        PutResult result = collection.create(member("bad"), CalendarData.of("this is no calendar"));

        assertThat(result).isInstanceOf(NotWritten.class);
        assertThat(server.get(member("bad").uri()).statusCode()).isEqualTo(404);
    }

    @Test
    void says_that_the_calendar_is_not_there() {
        CalendarCollection nowhere =
                client.collection(server.home(Account.ALICE).resolve("no-such-calendar/"));

        PutResult result = nowhere.create(nowhere.href().member("a.ics"), data("a", "One"));

        assertThat(result).isInstanceOf(NotWritten.class);
    }

    private static PutResult.Stored stored(PutResult result) {
        assertThat(result).isInstanceOf(PutResult.Stored.class);
        PutResult.Stored stored = (PutResult.Stored) result;
        assertThat(stored.etag().isKnown()).isTrue();
        return stored;
    }

    private static List<Href> members(Changes changes) {
        assertThat(changes).isInstanceOf(Changes.FullListing.class);
        return ((Changes.FullListing) changes)
                .members().stream().map(Member::href).toList();
    }

    private String summary(Href href) {
        return server.get(href.uri()).body();
    }

    private Href member(String name) {
        return collection.href().member(name + ".ics");
    }

    private CalendarData data(String uid, String summary) {
        return CalendarData.of(event(uid, summary));
    }

    /** The UID unique in the whole account, as Cyrus wants it. */
    private String event(String uid, String summary) {
        return Ics.event(uid + "@" + collection.href().plainName(), summary);
    }
}
