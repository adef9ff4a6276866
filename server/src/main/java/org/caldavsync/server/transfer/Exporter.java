package org.caldavsync.server.transfer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caldavsync.http.Secret;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.secret.SecretBox;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Writes everything the service keeps, as of one moment. */
public final class Exporter {
    private static final int ROWS_AT_A_TIME = 200;

    private final Database database;
    private final SecretBox secrets;
    private final Context context;

    /**
     * What the document says about itself.
     *
     * @param version of the service
     */
    public record Context(String version, SecureRandom random, InstantSource clock) {}

    public Exporter(Database database, SecretBox secrets, Context context) {
        this.database = database;
        this.secrets = secrets;
        this.context = context;
    }

    /** Whether that passphrase is long enough to protect anything. */
    public static boolean isStrongEnough(Secret passphrase) {
        return passphrase.reveal().length() >= Passphrase.SHORTEST;
    }

    /** What to say where it is not. */
    public static final String PASSPHRASE_RULE =
            "The passphrase must have at least " + Passphrase.SHORTEST + " characters.";

    /**
     * Writes the document, which stays open.
     *
     * @param passphrase encrypts the stored passwords, and seals the document; where there is none they are left out
     * @throws org.caldavsync.server.secret.SealBrokenException when one of them does not open with the key of the service
     * @throws UncheckedIOException when it cannot be written
     */
    public void write(OutputStream out, Optional<Secret> passphrase) {
        Passphrase salted = Passphrase.salted(context.random());
        Optional<SecretBox> box = passphrase.map(words -> salted.box(words, context.random()));
        JsonFactory json = new JsonFactory()
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
        boolean _ = database.read(handle -> {
            DocumentSeal.Writing counted = new DocumentSeal.Writing(out);
            try (JsonGenerator document = json.createGenerator(counted)) {
                document.writeStartObject();
                head(document, box.isPresent() ? salted : null);
                counters(handle, document);
                document.writeObjectFieldStart("tables");
                for (Content.Table table : Content.TABLES) {
                    new Rows(handle, table, document, box).write();
                }
                document.writeEndObject();
                document.flush();
                document.writeRaw(box.map(counted::end).orElse("}\n"));
                return true;
            } catch (IOException failure) {
                throw new UncheckedIOException("The export cannot be written.", failure);
            }
        });
    }

    private void head(JsonGenerator document, @Nullable Passphrase salted) throws IOException {
        document.writeStringField("format", Content.FORMAT);
        document.writeNumberField("version", Content.VERSION);
        document.writeStringField("made_by", context.version());
        document.writeStringField("created_at", context.clock().instant().toString());
        if (salted != null) {
            document.writeObjectFieldStart("secrets");
            document.writeStringField("kdf", Passphrase.KDF);
            document.writeStringField("salt", salted.salt());
            document.writeEndObject();
        }
    }

    /** Ids are never used again, not even those of rows that are gone. */
    private void counters(Handle handle, JsonGenerator document) throws IOException {
        document.writeObjectFieldStart("counters");
        for (Content.Table table : Content.TABLES) {
            if (table.isNumbered()) {
                document.writeNumberField(table.name(), database.dialect().counter(handle, table.name()));
            }
        }
        document.writeEndObject();
    }

    /** The rows of one table on their way into the document. */
    private final class Rows {
        private final Handle handle;
        private final Content.Table table;
        private final JsonGenerator document;
        private final Optional<SecretBox> box;
        private final List<Column> columns;

        Rows(Handle handle, Content.Table table, JsonGenerator document, Optional<SecretBox> box) {
            this.handle = handle;
            this.table = table;
            this.document = document;
            this.box = box;
            this.columns = Column.of(handle, table.name());
        }

        void write() throws IOException {
            document.writeArrayFieldStart(table.name());
            List<String> names = new ArrayList<>();
            columns.forEach(column -> names.add(column.name()));
            handle.createQuery("SELECT " + String.join(", ", names) + " FROM " + table.name() + " WHERE "
                            + table.condition() + (table.isNumbered() ? " ORDER BY id" : ""))
                    .setFetchSize(ROWS_AT_A_TIME)
                    .map((row, _) -> row(row))
                    .forEach(_ -> {});
            document.writeEndArray();
        }

        private boolean row(ResultSet row) throws SQLException {
            try {
                document.writeStartObject();
                for (Column column : columns) {
                    if (table.sealed().contains(column.name())) {
                        secret(row, column.name());
                    } else {
                        value(row, column);
                    }
                }
                document.writeEndObject();
                return true;
            } catch (IOException failure) {
                throw new UncheckedIOException("The export cannot be written.", failure);
            }
        }

        private void value(ResultSet row, Column column) throws SQLException, IOException {
            String name = column.name();
            if (row.getObject(name) == null) {
                document.writeNullField(name);
                return;
            }
            switch (column.kind()) {
                case TEXT -> document.writeStringField(name, row.getString(name));
                case NUMBER -> document.writeNumberField(name, row.getLong(name));
                case FLAG -> document.writeBooleanField(name, row.getBoolean(name));
                case OCTETS -> document.writeBinaryField(name, row.getBytes(name));
            }
        }

        /** Sealed anew for the passphrase; left out where there is none; null where there is no secret. */
        private void secret(ResultSet row, String name) throws SQLException, IOException {
            byte @Nullable [] sealed = row.getBytes(name);
            if (sealed == null) {
                document.writeNullField(name);
            } else if (box.isPresent()) {
                SecretBox.Place place = new SecretBox.Place(table.name(), row.getLong("id"), name);
                document.writeBinaryField(name, box.get().seal(secrets.open(sealed, place), place));
            }
        }
    }
}
