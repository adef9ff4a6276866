package org.caldavsync.server.source;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caldavsync.http.Secret;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.run.Run;
import org.caldavsync.server.secret.SecretBox;
import org.caldavsync.server.subject.LastSyncColumns;
import org.caldavsync.server.subject.SaveResult;
import org.caldavsync.server.subject.SealedColumn;
import org.jdbi.v3.core.Handle;

/** Sources and their paths in the database; passwords are sealed before they get there. */
public final class JdbcSourceStore {
    private final Database database;
    private final SealedColumn passwords;
    private final InstantSource clock;

    public JdbcSourceStore(Database database, SecretBox secrets, InstantSource clock) {
        this.database = database;
        this.passwords = new SealedColumn("sources", "password", secrets);
        this.clock = clock;
    }

    /**
     * Reads every row, as a trial of rows that others have written.
     *
     * @throws IllegalArgumentException or {@link java.time.DateTimeException} where a value is none of ours
     */
    public static void readAll(Handle handle) {
        var _ = SourceRows.all(handle);
    }

    /** All of them, by id. */
    public List<Source> all() {
        return database.read(SourceRows::all);
    }

    public Optional<Source> find(long id) {
        return database.read(handle -> SourceRows.find(handle, id));
    }

    boolean exists(long id) {
        return database.read(handle -> handle.select("SELECT 1 FROM sources WHERE id = ?", id)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    /** How often that source runs by itself; zero: never, or it is gone. */
    public Duration scheduledInterval(long id) {
        return database.read(
                handle -> handle.select("SELECT sync_interval_secs FROM sources WHERE id = ? AND enabled", id)
                        .mapTo(Long.class)
                        .findOne()
                        .map(Duration::ofSeconds)
                        .orElse(Duration.ZERO));
    }

    /**
     * The password of that source, empty where the source is gone.
     *
     * @throws org.caldavsync.server.secret.SealBrokenException when it was sealed with another key
     */
    public Optional<Secret> password(long id) {
        return database.read(handle -> passwords.read(handle, id));
    }

    SaveResult<Source, PathsTaken> create(SourceSettings settings, Secret password) {
        return database.write(handle -> {
            Set<String> taken = FeedPathRows.taken(handle, 0, settings);
            if (!taken.isEmpty()) {
                return new SaveResult.Refused<>(new PathsTaken(taken));
            }
            long id = SourceRows.bind(handle.select("""
                                    INSERT INTO sources (name, caldav_url, username, password, sync_interval_secs, public_ics,
                                        enabled, calendars, auth, tls_verify, tls_ca_pem, time_zone, created_at)
                                    VALUES (:name, :caldav_url, :username, :nothing, :sync_interval_secs, :public_ics,
                                        :enabled, :calendars, :auth, :tls_verify, :tls_ca_pem, :time_zone, :now)
                                    RETURNING id
                                    """), settings)
                    .bind("nothing", new byte[0])
                    .bind("now", clock.instant().toEpochMilli())
                    .mapTo(Long.class)
                    .one();
            passwords.write(handle, id, password);
            FeedPathRows.replaceMain(handle, id, settings, clock.instant());
            return saved(handle, id);
        });
    }

    /**
     * Replaces the settings, and the password where one is given. What was pulled from another account is forgotten; the
     * feed made of it stays until the next run has made a new one.
     *
     * @param read what the new settings were made from; a password never meets an address that came in between
     */
    SaveResult<Source, PathsTaken> update(Source read, SourceSettings settings, Optional<Secret> password) {
        long id = read.id();
        return database.write(handle -> {
            Optional<Source> before = SourceRows.find(handle, id);
            if (before.isEmpty()) {
                return new SaveResult.Gone<>();
            }
            if (!before.get().settings().equals(read.settings())) {
                return new SaveResult.Moved<>();
            }
            Set<String> taken = FeedPathRows.taken(handle, id, settings);
            if (!taken.isEmpty()) {
                return new SaveResult.Refused<>(new PathsTaken(taken));
            }
            SourceRows.bind(handle.createUpdate("""
                            UPDATE sources SET name = :name, caldav_url = :caldav_url, username = :username,
                                sync_interval_secs = :sync_interval_secs, public_ics = :public_ics, enabled = :enabled,
                                calendars = :calendars, auth = :auth, tls_verify = :tls_verify,
                                tls_ca_pem = :tls_ca_pem, time_zone = :time_zone
                            WHERE id = :id
                            """), settings).bind("id", id).execute();
            password.ifPresent(secret -> passwords.write(handle, id, secret));
            if (password.isPresent() || !before.get().settings().pullsLike(settings)) {
                handle.execute("UPDATE sources SET generation = generation + 1 WHERE id = ?", id);
            }
            if (!before.get().settings().isSameAccountAs(settings)) {
                forgetAccount(handle, id);
            }
            FeedPathRows.replaceMain(handle, id, settings, clock.instant());
            return saved(handle, id);
        });
    }

    /** Whether there was one to delete; its paths, stored events and feed go with it. */
    boolean delete(long id) {
        return database.write(handle -> handle.createUpdate("DELETE FROM sources WHERE id = :id")
                        .bind("id", id)
                        .execute()
                > 0);
    }

    /** Notes how a run of the source ended; one that was cancelled says nothing about it. */
    public void recordRun(Run run) {
        database.run(handle -> LastSyncColumns.record(handle, run, clock.instant()));
    }

    List<SourcePath> paths(long sourceId) {
        return database.read(handle -> FeedPathRows.extra(handle, sourceId));
    }

    Optional<SourcePath> path(long sourceId, long pathId) {
        return database.read(handle -> FeedPathRows.find(handle, sourceId, pathId));
    }

    SaveResult<SourcePath, PathsTaken> addPath(long sourceId, String path, boolean isPublic) {
        return database.write(handle -> {
            if (SourceRows.find(handle, sourceId).isEmpty()) {
                return new SaveResult.Gone<>();
            }
            if (FeedPathRows.isTaken(handle, path, 0)) {
                return new SaveResult.Refused<>(new PathsTaken(Set.of(path)));
            }
            long id = FeedPathRows.insertExtra(handle, sourceId, path, isPublic, clock.instant());
            return new SaveResult.Saved<>(
                    FeedPathRows.find(handle, sourceId, id).orElseThrow());
        });
    }

    SaveResult<SourcePath, PathsTaken> updatePath(SourcePath path) {
        return database.write(handle -> {
            if (FeedPathRows.find(handle, path.sourceId(), path.id()).isEmpty()) {
                return new SaveResult.Gone<>();
            }
            if (FeedPathRows.isTaken(handle, path.path(), path.id())) {
                return new SaveResult.Refused<>(new PathsTaken(Set.of(path.path())));
            }
            FeedPathRows.updateExtra(handle, path);
            return new SaveResult.Saved<>(path);
        });
    }

    boolean deletePath(long sourceId, long pathId) {
        return database.write(handle -> FeedPathRows.deleteExtra(handle, sourceId, pathId));
    }

    private static void forgetAccount(Handle handle, long id) {
        handle.createUpdate("DELETE FROM calendars WHERE source_id = :id")
                .bind("id", id)
                .execute();
        handle.createUpdate(
                        "UPDATE sources SET feed_stamp = NULL, homes = NULL, single_calendar = NULL, basic_offered = '' WHERE id = :id")
                .bind("id", id)
                .execute();
    }

    private static SaveResult<Source, PathsTaken> saved(Handle handle, long id) {
        return new SaveResult.Saved<>(SourceRows.find(handle, id).orElseThrow());
    }
}
