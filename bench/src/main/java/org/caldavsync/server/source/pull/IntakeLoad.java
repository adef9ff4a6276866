package org.caldavsync.server.source.pull;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.caldavsync.caldav.CTag;
import org.caldavsync.caldav.CalendarData;
import org.caldavsync.caldav.ETag;
import org.caldavsync.caldav.Fetched;
import org.caldavsync.caldav.Href;
import org.caldavsync.caldav.Revision;
import org.caldavsync.caldav.SyncState;
import org.caldavsync.caldav.SyncToken;
import org.caldavsync.icalendar.CalendarParser;
import org.caldavsync.icalendar.Limits;
import org.caldavsync.icalendar.repair.Repairs;
import org.caldavsync.icalendar.zone.ZoneResolver;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.db.SqliteDatabase;
import org.caldavsync.server.feed.FeedBuilder;
import org.caldavsync.server.run.RunContext;
import org.caldavsync.server.run.RunItem;
import org.caldavsync.server.run.Trigger;
import org.caldavsync.testkit.Events;

/**
 * Members of a new calendar, taken in just as a run takes them in: read, repaired, fingerprinted, stored. It stands in the
 * package of what it measures, since nobody else has to reach that.
 */
public final class IntakeLoad implements AutoCloseable {
    private static final URI COLLECTION = URI.create("http://localhost:8080/calendars/alice/large/");

    private final List<Fetched.Loaded> members;
    private final Database database;
    private final PullTools tools;

    /** Prepares so many members, and a new database in that file. */
    public IntakeLoad(int members, Path file) {
        this.members = IntStream.range(0, members).mapToObj(IntakeLoad::member).toList();
        this.database = SqliteDatabase.open(file, List.of());
        ZoneResolver zones = new ZoneResolver();
        CalendarParser parser = new CalendarParser(
                Limits.standard(),
                Repairs.standard(Instant.EPOCH, tzid -> zones.resolve(tzid).rules()));
        ItemReader reader = new ItemReader(new FeedBuilder.Reading(parser, zones), ZoneOffset.UTC);
        this.tools = new PullTools(new JdbcAccountStore(database), new JdbcItemStore(database), reader);
    }

    private static Fetched.Loaded member(int number) {
        byte[] content = Events.sample(number).getBytes(UTF_8);
        Href href = Href.resolve(COLLECTION, "event-" + number + ".ics");
        return new Fetched.Loaded(href, new ETag("\"" + number + "\""), CalendarData.of(content));
    }

    /** A source with one calendar, of which nothing is stored yet. */
    public long newCalendar() {
        return database.write(handle -> {
            long source = handle.createUpdate("""
                            INSERT INTO sources (name, caldav_url, username, password, sync_interval_secs, public_ics,
                                enabled, auth, tls_verify, created_at)
                            VALUES ('load', '', '', '', 0, FALSE, TRUE, 'auto', TRUE, 0)
                            """)
                    .executeAndReturnGeneratedKeys("id")
                    .mapTo(Long.class)
                    .one();
            handle.execute(
                    "INSERT INTO calendars (id, source_id, href, name, components) VALUES (?, ?, ?, 'large', '')",
                    source,
                    source,
                    COLLECTION.toString());
            return source;
        });
    }

    /** Takes in all members; returns how many were stored. */
    public long takeIn(long calendar) {
        SyncState never = new SyncState(new Revision(new SyncToken(""), new CTag("")), Instant.EPOCH, Instant.EPOCH);
        StoredCalendar stored = new StoredCalendar(calendar, COLLECTION, "large", "", "", never, "", false, false);
        MemberIntake intake = new MemberIntake(tools, new PullClaim(calendar, 0), new Unwatched(), stored);
        members.forEach(intake);
        intake.flush();
        return tools.items().count(calendar);
    }

    @Override
    public void close() {
        database.close();
    }

    /** A run that nobody looks at. */
    private record Unwatched() implements RunContext {
        @Override
        public long runId() {
            return 0;
        }

        @Override
        public Trigger trigger() {
            return Trigger.MANUAL;
        }

        @Override
        public InstantSource clock() {
            return Clock.systemUTC();
        }

        @Override
        public void checkCancelled() {}

        @Override
        public void progress(long done, long total, String what) {}

        @Override
        public void item(RunItem item) {}

        @Override
        public void traffic(long requests, long bytes) {}
    }
}
