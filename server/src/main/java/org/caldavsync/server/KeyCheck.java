package org.caldavsync.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.caldavsync.server.config.Config;
import org.caldavsync.server.db.DatabaseFailure;
import org.caldavsync.server.db.PostgresAddress;
import org.caldavsync.server.db.PostgresDatabase;
import org.caldavsync.server.db.SqliteDatabase;
import org.caldavsync.server.secret.KeySource;
import org.caldavsync.server.secret.SecretBox;
import org.caldavsync.server.secret.Vault;
import org.caldavsync.server.secret.WrongKeyException;
import org.caldavsync.server.subject.SealedRows;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Looks whether the key is the one that stored secrets were sealed with, before the start changes anything. */
record KeyCheck(Config.Storage storage, SecureRandom random) {
    /**
     * Whether every secret was looked at; false where the tables are not there yet, or not of
     * version 6, from which on all are sealed.
     *
     * @throws RuntimeException with a message for the operator when one opens with neither the key nor the one that a
     *     rotation was on its way to, or there is no key
     */
    boolean passes() {
        if (storage.store() instanceof Config.Store.File(Path file) && Files.notExists(file)) {
            return false;
        }
        try (Handle handle = Jdbi.open(connection())) {
            if (!isSealed(handle)) {
                return false;
            }
            List<SecretBox> keys = new ArrayList<>();
            SealedRows.each(handle, (place, octets) -> {
                if (keys.isEmpty()) {
                    keys.addAll(keys());
                }
                Vault.requireOpen(octets, place, keys);
            });
            return true;
        } catch (JdbiException failure) {
            throw DatabaseFailure.of(failure);
        }
    }

    private Connection connection() {
        return switch (storage.store()) {
            case Config.Store.File(Path file) -> SqliteDatabase.readOnly(file);
            case Config.Store.Server(PostgresAddress address) -> {
                PostgresDatabase.await(address);
                yield PostgresDatabase.readOnly(address);
            }
        };
    }

    private boolean isSealed(Handle handle) {
        String history = switch (storage.store()) {
            case Config.Store.File _ -> "SELECT count(*) FROM sqlite_master WHERE name = 'flyway_schema_history'";
            case Config.Store.Server _ ->
                "SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tablename = 'flyway_schema_history'";
        };
        return count(handle, history) > 0
                && count(handle, "SELECT count(*) FROM flyway_schema_history WHERE version = '6' AND success") > 0;
    }

    private static int count(Handle handle, String sql) {
        return handle.select(sql).mapTo(Integer.class).one();
    }

    /** Only asked where there is a secret: otherwise a key may still be made. */
    private List<SecretBox> keys() {
        KeySource source = storage.keySource();
        if (!source.exists()) {
            throw WrongKeyException.missing(source);
        }
        return Stream.concat(Stream.of(source.load(random)), source.next().stream())
                .map(key -> new SecretBox(key, random))
                .toList();
    }
}
