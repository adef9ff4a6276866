package org.caldavsync.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.caldavsync.server.adoption.EarlierDatabase;
import org.caldavsync.server.command.StorageOpener;
import org.caldavsync.server.config.Config;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.db.PostgresAddress;
import org.caldavsync.server.db.PostgresDatabase;
import org.caldavsync.server.destination.JdbcDestinationStore;
import org.caldavsync.server.secret.KeySource;
import org.caldavsync.server.secret.Rotation;
import org.caldavsync.server.secret.SecretBox;
import org.caldavsync.server.secret.Vault;
import org.caldavsync.server.source.JdbcSourceStore;
import org.caldavsync.server.subject.SealedRows;
import org.caldavsync.server.transfer.Exporter;
import org.caldavsync.server.transfer.Importer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the service keeps, and the key to it: opened in the same way by the service and by its commands. */
record Stored(Database database, SecretBox secrets, Surroundings surroundings) implements StorageOpener.Storage {
    private static final Logger log = LoggerFactory.getLogger(Stored.class);

    /**
     * Opens it, created where it is missing and brought up to date. Where a rotation of the key was interrupted, it is
     * finished first. A key that is not the one stops it before anything was changed.
     *
     * @throws RuntimeException with a message for the operator when that cannot be done, or the key is another one
     */
    static Stored open(Config.Storage storage, Surroundings surroundings) {
        boolean checked = new KeyCheck(storage, surroundings.secrets()).passes();
        Stored opened = openAnyKey(storage, surroundings);
        try {
            return opened.verified(storage.keySource(), checked);
        } catch (RuntimeException failure) {
            opened.close();
            throw failure;
        }
    }

    /** As {@link #open}, with a key that may not be the one that stored secrets were sealed with. */
    static Stored openAnyKey(Config.Storage storage, Surroundings surroundings) {
        createPrivately(storage.dataDirectory());
        SecretBox secrets = box(storage.keySource(), surroundings);
        Database database = switch (storage.store()) {
            case Config.Store.File(Path path) -> EarlierDatabase.open(path, secrets);
            case Config.Store.Server(PostgresAddress address) -> PostgresDatabase.open(address);
        };
        return new Stored(database, secrets, surroundings);
    }

    private static SecretBox box(KeySource keys, Surroundings surroundings) {
        return new SecretBox(keys.load(surroundings.secrets()), surroundings.secrets());
    }

    private Stored verified(KeySource keys, boolean checked) {
        if (keys.next().isEmpty()) {
            if (!checked) {
                vault().verify(secrets);
            }
            return this;
        }
        Rotation.Report report = Rotation.of(keys, vault(), Rotation.Unreadable.STOP, surroundings.secrets());
        log.atInfo().addKeyValue("sealed", report.sealed()).log("Finished the rotation of the key that was begun");
        return new Stored(database, box(keys, surroundings), surroundings);
    }

    /** Every stored secret. */
    @Override
    public Vault vault() {
        return new SealedRows(database);
    }

    private static void createPrivately(Path directory) {
        try {
            if (Files.notExists(directory)) {
                Files.createDirectories(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("The data directory " + directory + " cannot be created.", failure);
        }
    }

    @Override
    public Exporter exporter() {
        return new Exporter(
                database,
                secrets,
                new Exporter.Context(Application.VERSION, surroundings.secrets(), surroundings.clock()));
    }

    @Override
    public Importer importer() {
        return new Importer(database, secrets, surroundings.secrets(), handle -> {
            JdbcSourceStore.readAll(handle);
            JdbcDestinationStore.readAll(handle);
        });
    }

    @Override
    public void close() {
        database.close();
    }
}
