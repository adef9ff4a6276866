package org.caldavsync.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * A real PostgreSQL on a free port of this machine, without anything installed; its data is gone when it is closed. Runs as
 * root too, where the kernel lets it give itself another user ({@code unshare}).
 */
public final class PostgresServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final EmbeddedPostgres server;

    private PostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Returns when it answers. */
    public static PostgresServer start() {
        try {
            return new PostgresServer(EmbeddedPostgres.builder()
                    .setPGStartupWait(PATIENCE)
                    .setServerConfig("fsync", "off")
                    .setServerConfig("max_connections", "200")
                    .start());
        } catch (IOException failure) {
            throw new UncheckedIOException("PostgreSQL does not start.", failure);
        }
    }

    /** Creates a database as a copy of that one, which must not be in use; an empty one is {@code "template1"}. */
    public void create(String database, String original) {
        execute("postgres", "CREATE DATABASE " + database + " TEMPLATE " + original);
    }

    /** Removes a database and ends whatever is connected to it. */
    public void drop(String database) {
        execute("postgres", "DROP DATABASE " + database + " WITH (FORCE)");
    }

    /** Executes one statement in that database. */
    public void execute(String database, String sql) {
        try (Connection connection = server.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            boolean _ = statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /** The address of a database as {@code DATABASE_URL} has it. */
    public String url(String database) {
        return "postgresql://postgres:postgres@127.0.0.1:" + server.getPort() + "/" + database;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("PostgreSQL does not stop.", failure);
        }
    }
}
