package org.caldavsync.server.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link Signals} by LISTEN and NOTIFY. What is stored tells of itself, by triggers and so together with its transaction:
 * a process that is killed right after it has stored something has told it. Each text begins with who tells it, which is
 * the name its connections go by.
 */
final class PostgresSignals implements Signals {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresSignals.class);
    private static final String CHANNEL = "caldav_ics_sync";

    /** After so much silence the connection is tried: it may be gone without a word. */
    private static final Duration SILENCE = Duration.ofSeconds(1);

    private static final int ANSWER_MILLIS = 5_000;
    private static final Duration AFTER_LOSS = Duration.ofMillis(500);

    private final DataSource server;
    private final String ownName;
    private final Map<String, List<Ear>> ears = new ConcurrentHashMap<>();
    private final ExecutorService teller = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("signals out").factory());
    private volatile @Nullable Connection listening;
    private volatile boolean closed;

    /** Begins to listen. */
    PostgresSignals(DataSource server, String ownName) {
        this.server = server;
        this.ownName = ownName;
        Thread.ofVirtual().name("signals in").start(this::listen);
    }

    @Override
    public void hear(String topic, Ear ear) {
        ears.computeIfAbsent(topic, _ -> new CopyOnWriteArrayList<>()).add(ear);
    }

    @Override
    public void tell(String topic, String text) {
        if (!closed) {
            teller.execute(() -> send(ownName + " " + topic + " " + text));
        }
    }

    private void send(String payload) {
        try (Connection connection = server.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT pg_notify(?, ?)")) {
            statement.setString(1, CHANNEL);
            statement.setString(2, payload);
            boolean _ = statement.execute();
        } catch (SQLException lost) {
            LOG.atDebug().setCause(lost).log("The other processes could not be told something");
        }
    }

    private void listen() {
        while (!closed) {
            try (Connection connection = server.getConnection();
                    Statement statement = connection.createStatement()) {
                listening = connection;
                connection.setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
                boolean _ = statement.execute("LISTEN " + CHANNEL);
                everyEar(Ear::missed);
                listen(connection.unwrap(PGConnection.class), statement);
            } catch (SQLException lost) {
                if (!closed) {
                    LOG.atWarn()
                            .setCause(lost)
                            .log("The other processes cannot be heard; it is tried again in a moment");
                }
            }
            LockSupport.parkNanos(AFTER_LOSS.toNanos());
        }
    }

    private void listen(PGConnection connection, Statement statement) throws SQLException {
        while (!closed) {
            PGNotification @Nullable [] told = connection.getNotifications((int) SILENCE.toMillis());
            if (told == null || told.length == 0) {
                boolean _ = statement.execute("SELECT 1");
            } else {
                for (PGNotification one : told) {
                    heard(one.getParameter());
                }
            }
        }
    }

    /** {@code who topic text}. */
    private void heard(String payload) {
        String[] parts = payload.split(" ", 3);
        if (parts.length == 3 && !parts[0].equals(ownName)) {
            ears.getOrDefault(parts[1], List.of()).forEach(ear -> carefully(ear, listener -> listener.heard(parts[2])));
        }
    }

    private void everyEar(Consumer<Ear> word) {
        ears.values().forEach(several -> several.forEach(ear -> carefully(ear, word)));
    }

    /** One that fails must not keep the others from hearing. */
    private static void carefully(Ear ear, Consumer<Ear> word) {
        try {
            word.accept(ear);
        } catch (RuntimeException failure) {
            LOG.atWarn().setCause(failure).log("What another process told could not be used");
        }
    }

    @Override
    public void close() {
        closed = true;
        teller.shutdownNow();
        Connection connection = listening;
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException alreadyGone) {
                LOG.atDebug().setCause(alreadyGone).log("The connection that listens is gone already");
            }
        }
    }
}
