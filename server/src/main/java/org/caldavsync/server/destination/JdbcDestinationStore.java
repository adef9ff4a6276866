package org.caldavsync.server.destination;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.caldavsync.caldav.Href;
import org.caldavsync.http.Secret;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.destination.DestinationDraft.Passwords;
import org.caldavsync.server.run.Run;
import org.caldavsync.server.secret.SecretBox;
import org.caldavsync.server.subject.LastSyncColumns;
import org.caldavsync.server.subject.SaveResult;
import org.caldavsync.server.subject.SealedColumn;
import org.caldavsync.server.web.Patch;
import org.jdbi.v3.core.Handle;

/** Destinations in the database; passwords are sealed before they get there. */
public final class JdbcDestinationStore {
    private final Database database;
    private final SealedColumn passwords;
    private final SealedColumn linkPasswords;
    private final InstantSource clock;

    public JdbcDestinationStore(Database database, SecretBox secrets, InstantSource clock) {
        this.database = database;
        this.passwords = new SealedColumn("destinations", "password", secrets);
        this.linkPasswords = new SealedColumn("destinations", "ics_password", secrets);
        this.clock = clock;
    }

    /**
     * Reads every row, as a trial of rows that others have written.
     *
     * @throws IllegalArgumentException or {@link java.time.DateTimeException} where a value is none of ours
     */
    public static void readAll(Handle handle) {
        var _ = DestinationRows.all(handle);
    }

    /** All of them, by id. */
    public List<Destination> all() {
        return database.read(DestinationRows::all);
    }

    public Optional<Destination> find(long id) {
        return database.read(handle -> DestinationRows.find(handle, id));
    }

    /**
     * The password of that destination's calendar, empty where the destination is gone.
     *
     * @throws org.caldavsync.server.secret.SealBrokenException when it was sealed with another key
     */
    public Optional<Secret> password(long id) {
        return database.read(handle -> passwords.read(handle, id));
    }

    /**
     * The password or token of that destination's link, empty where it needs none.
     *
     * @throws org.caldavsync.server.secret.SealBrokenException when it was sealed with another key
     */
    public Optional<Secret> linkPassword(long id) {
        return database.read(handle -> linkPasswords.read(handle, id));
    }

    /** Notes how a run of the destination ended; one that was cancelled says nothing about it. */
    public void recordRun(Run run) {
        database.run(handle -> LastSyncColumns.record(handle, run, clock.instant()));
    }

    /** Others than that one that write to the calendar, or may, by id. */
    List<Destination> overlapping(CalendarIdentity calendar, long exceptId) {
        return database.read(handle -> NeighbourRows.overlapping(handle, calendar, exceptId));
    }

    /** Where that destination's runs have found its calendar; empty where none has. */
    Optional<Href> resolved(long id) {
        return database.read(handle -> NeighbourRows.resolved(handle, id));
    }

    SaveResult<Destination, Overlap> create(DestinationDraft draft) {
        return database.write(handle -> {
            Optional<Overlap> objection = NeighbourRows.objection(handle, Optional.empty(), draft);
            if (objection.isPresent()) {
                return new SaveResult.Refused<>(objection.get());
            }
            long id = DestinationRows.bind(handle.select("""
                                    INSERT INTO destinations (name, ics_url, ics_username, ics_auth, ics_tls_verify,
                                        ics_tls_ca_pem, ics_user_agent, caldav_url, calendar_name, create_calendar,
                                        username, password, auth, tls_verify, tls_ca_pem, sync_interval_secs, enabled,
                                        sync_all, deletions, attendees, alarms, time_zone, adopted, created_at)
                                    VALUES (:name, :ics_url, :ics_username, :ics_auth, :ics_tls_verify,
                                        :ics_tls_ca_pem, :ics_user_agent, :caldav_url, :calendar_name, :create_calendar,
                                        :username, :nothing, :auth, :tls_verify, :tls_ca_pem, :sync_interval_secs, :enabled,
                                        :sync_all, :deletions, :attendees, :alarms, :time_zone, FALSE, :now)
                                    RETURNING id
                                    """), draft.settings())
                    .bind("nothing", new byte[0])
                    .bind("now", clock.instant().toEpochMilli())
                    .mapTo(Long.class)
                    .one();
            write(handle, id, draft.passwords());
            return saved(handle, id);
        });
    }

    /**
     * Replaces the settings, and the passwords that are given. Another calendar begins without anything that this
     * destination owns, and the former one stays as it is; another link has its first run hold every deletion.
     *
     * @param read what the draft was made from; a password never meets an address that came in between
     */
    SaveResult<Destination, Overlap> update(Destination read, DestinationDraft draft) {
        long id = read.id();
        return database.write(handle -> {
            Optional<Destination> before = DestinationRows.find(handle, id);
            if (before.isEmpty()) {
                return new SaveResult.Gone<>();
            }
            if (!before.get().settings().equals(read.settings())) {
                return new SaveResult.Moved<>();
            }
            Optional<Overlap> objection = NeighbourRows.objection(handle, before, draft);
            if (objection.isPresent()) {
                return new SaveResult.Refused<>(objection.get());
            }
            DestinationRows.bind(handle.createUpdate("""
                            UPDATE destinations SET name = :name, ics_url = :ics_url, ics_username = :ics_username,
                                ics_auth = :ics_auth, ics_tls_verify = :ics_tls_verify, ics_tls_ca_pem = :ics_tls_ca_pem,
                                ics_user_agent = :ics_user_agent, caldav_url = :caldav_url,
                                calendar_name = :calendar_name, create_calendar = :create_calendar, username = :username,
                                auth = :auth, tls_verify = :tls_verify, tls_ca_pem = :tls_ca_pem,
                                sync_interval_secs = :sync_interval_secs, enabled = :enabled, sync_all = :sync_all,
                                deletions = :deletions, attendees = :attendees, alarms = :alarms, time_zone = :time_zone
                            WHERE id = :id
                            """), draft.settings())
                    .bind("id", id)
                    .execute();
            write(handle, id, draft.passwords());
            PushStateRows.follow(handle, before.get(), draft);
            return saved(handle, id);
        });
    }

    /** Whether there was one to delete; what it has written stays where it is. */
    boolean delete(long id) {
        return database.write(handle -> handle.execute("DELETE FROM destinations WHERE id = ?", id) > 0);
    }

    private void write(Handle handle, long id, Passwords given) {
        given.calendar().ifPresent(password -> passwords.write(handle, id, password));
        switch (given.link()) {
            case Patch.Keep<Secret> _ -> {}
            case Patch.Clear<Secret> _ -> linkPasswords.clear(handle, id);
            case Patch.Set<Secret>(Secret password) -> linkPasswords.write(handle, id, password);
        }
    }

    private static SaveResult<Destination, Overlap> saved(Handle handle, long id) {
        return new SaveResult.Saved<>(DestinationRows.find(handle, id).orElseThrow());
    }
}
