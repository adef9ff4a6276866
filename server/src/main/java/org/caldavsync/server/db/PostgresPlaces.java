package org.caldavsync.server.db;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.caldavsync.http.HostPlaces;
import org.jspecify.annotations.Nullable;

/**
 * {@link HostPlaces} by advisory locks, which end with the connection that took them: a process that is killed gives its
 * places back (ADR 21). All are taken over one connection, on which the server would give the same lock twice; so this
 * remembers what it has.
 */
final class PostgresPlaces implements HostPlaces, AutoCloseable {
    private static final String TAKE =
            "SELECT place FROM unnest(?) AS place WHERE pg_try_advisory_lock(?, place) LIMIT 1";
    private static final String GIVE_BACK = "SELECT pg_advisory_unlock(?, ?)";

    private final DataSource server;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Integer, Set<Integer>> held = new HashMap<>();
    private @Nullable Connection connection;

    PostgresPlaces(DataSource server) {
        this.server = server;
    }

    @Override
    public Optional<Taken> tryTake(String name, int places) {
        int key = name.hashCode();
        lock.lock();
        try {
            boolean fresh = connection == null;
            try {
                return take(key, places);
            } catch (SQLException lost) {
                forget();
                if (fresh) {
                    throw DatabaseFailure.of(lost);
                }
                // What was open for long may have been cut without a word.
                return take(key, places);
            }
        } catch (SQLException failure) {
            forget();
            throw DatabaseFailure.of(failure);
        } finally {
            lock.unlock();
        }
    }

    private Optional<Taken> take(int key, int places) throws SQLException {
        Set<Integer> own = held.getOrDefault(key, Set.of());
        Integer[] free = IntStream.range(0, places)
                .boxed()
                .filter(place -> !own.contains(place))
                .toArray(Integer[]::new);
        if (free.length == 0) {
            return Optional.empty();
        }
        Connection open = open();
        try (PreparedStatement statement = open.prepareStatement(TAKE)) {
            Array candidates = open.createArrayOf("int4", free);
            statement.setArray(1, candidates);
            statement.setInt(2, key);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(taken(open, key, row.getInt(1))) : Optional.empty();
            }
        }
    }

    private Taken taken(Connection by, int key, int place) {
        held.computeIfAbsent(key, _ -> new HashSet<>()).add(place);
        AtomicBoolean open = new AtomicBoolean(true);
        return () -> {
            if (open.getAndSet(false)) {
                giveBack(by, key, place);
            }
        };
    }

    private void giveBack(Connection by, int key, int place) {
        lock.lock();
        try {
            if (!by.equals(connection)) {
                // It ended with its connection.
                return;
            }
            Set<Integer> own = held.getOrDefault(key, Set.of());
            if (own.remove(place) && own.isEmpty()) {
                held.remove(key);
            }
            try (PreparedStatement statement = by.prepareStatement(GIVE_BACK)) {
                statement.setInt(1, key);
                statement.setInt(2, place);
                boolean _ = statement.execute();
            } catch (SQLException lost) {
                forget();
            }
        } finally {
            lock.unlock();
        }
    }

    private Connection open() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = server.getConnection();
            connection = open;
        }
        return open;
    }

    private void forget() {
        Connection former = connection;
        connection = null;
        held.clear();
        if (former != null) {
            try {
                former.abort(Runnable::run);
            } catch (SQLException alreadyGone) {
                // What was to be ended has ended.
                return;
            }
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            forget();
        } finally {
            lock.unlock();
        }
    }
}
