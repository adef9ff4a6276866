package org.caldavsync.server.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.caldavsync.http.Secret;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.db.DatabaseFailure;
import org.caldavsync.server.secret.SecretBox;
import org.jdbi.v3.core.Handle;

/** Fills an empty database from a document, in one transaction. */
public final class Importer {
    private final Database database;
    private final SecretBox secrets;
    private final SecureRandom random;
    private final Consumer<Handle> reading;

    /** A document that can be read more than once: a database may turn a transaction down and have it done again. */
    @FunctionalInterface
    public interface Document {
        InputStream open() throws IOException;
    }

    /**
     * @param secrets seals what was encrypted with the passphrase
     * @param reading reads what was imported as the service will; throws IllegalArgumentException or DateTimeException
     *     where a value is none the service can use
     */
    public Importer(Database database, SecretBox secrets, SecureRandom random, Consumer<Handle> reading) {
        this.database = database;
        this.secrets = secrets;
        this.random = random;
        this.reading = reading;
    }

    /**
     * Takes all of it, or nothing.
     *
     * @param passphrase what its passwords were encrypted with
     * @throws DatabaseFailure when the database cannot take it, whatever is in it
     * @throws UncheckedIOException when the document cannot be read
     */
    public ImportResult read(Document document, Optional<Secret> passphrase) {
        try {
            return database.write(
                    handle -> isEmpty(handle) ? fill(handle, document, passphrase) : new ImportResult.NotEmpty());
        } catch (RefusedDocument refused) {
            return new ImportResult.Refused(refused.reason());
        } catch (IllegalArgumentException | DateTimeException unusable) {
            return new ImportResult.Refused("A source or destination in it has a value that cannot be used.");
        }
    }

    private static boolean isEmpty(Handle handle) {
        return List.of("sources", "destinations", "runs").stream()
                .allMatch(table -> handle.select("SELECT count(*) FROM " + table)
                                .mapTo(Long.class)
                                .one()
                        == 0);
    }

    private ImportResult fill(Handle handle, Document document, Optional<Secret> passphrase) {
        RowWriter rows;
        try (DocumentSeal.Reading octets = new DocumentSeal.Reading(document.open())) {
            rows = new RowWriter(handle, octets, new RowWriter.Keys(secrets, passphrase, random));
            DocumentReader.read(octets, rows);
        } catch (IOException failure) {
            throw new UncheckedIOException("The document cannot be read.", failure);
        }
        reading.accept(handle);
        rows.raiseCounters(database.dialect());
        return rows.done();
    }
}
