package org.caldavsync.server.transfer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.caldavsync.http.Secret;
import org.caldavsync.server.secret.SecretBox;

/**
 * An export with one source, turned into one with many that are all like it. It stands in the package whose documents it
 * writes, since nobody else has to know how passwords are sealed there.
 */
public final class ManySources {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Columns that name a row of each table; whatever else is in a row is the same in every copy. */
    private static final List<String> KEYS = List.of("id", "source_id", "calendar_id", "feed_id");

    private static final List<String> TABLES =
            List.of("sources", "feed_paths", "calendars", "items", "feeds", "feed_chunks");

    private final SecureRandom random = new SecureRandom();
    private final JsonNode one;
    private final String passphrase;

    /**
     * Reads the export.
     *
     * @param one with a single synchronised source of one calendar
     */
    public ManySources(String one, String passphrase) throws IOException {
        this.one = JSON.readTree(one);
        this.passphrase = passphrase;
    }

    /** Writes an export with that many of it, each under a path of its own. */
    public void write(Path file, int count) throws IOException {
        Passphrase salted = Passphrase.salted(random);
        SecretBox box = salted.box(Secret.of(passphrase), random);
        JsonFactory factory = JSON.getFactory().copy().disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
        try (DocumentSeal.Writing counted = new DocumentSeal.Writing(Files.newOutputStream(file));
                JsonGenerator out = factory.createGenerator(counted)) {
            out.writeStartObject();
            out.writeStringField("format", one.path("format").asText());
            out.writeNumberField("version", one.path("version").asInt());
            out.writeObjectFieldStart("secrets");
            out.writeStringField("kdf", Passphrase.KDF);
            out.writeStringField("salt", salted.salt());
            out.writeEndObject();
            out.writeObjectFieldStart("tables");
            for (String table : TABLES) {
                out.writeArrayFieldStart(table);
                for (int copy = 1; copy <= count; copy++) {
                    writeRows(out, table, new Copy(copy, box));
                }
                out.writeEndArray();
            }
            out.writeEndObject();
            out.flush();
            out.writeRaw(counted.end(box));
        }
    }

    private record Copy(int number, SecretBox box) {}

    private void writeRows(JsonGenerator out, String table, Copy copy) throws IOException {
        JsonNode rows = one.path("tables").path(table);
        int index = 0;
        for (JsonNode row : rows) {
            ObjectNode written = copied(row, copy.number());
            switch (table) {
                case "items" -> written.put("id", (long) copy.number() * rows.size() + index++);
                case "feed_paths" -> written.put("path", "source-" + copy.number());
                case "sources" -> {
                    SecretBox.Place place = new SecretBox.Place(table, copy.number(), "password");
                    written.put("password", copy.box().seal(Secret.of("secret"), place));
                    // What the feed was built from names calendars by their ids.
                    String stamp = row.path("feed_stamp").asText();
                    written.put("feed_stamp", stamp.replace("|[1]|", "|[" + copy.number() + "]|"));
                }
                default -> {
                    // Nothing but its keys is its own.
                }
            }
            out.writeTree(written);
        }
    }

    private static ObjectNode copied(JsonNode row, int copy) {
        ObjectNode copied = row.deepCopy();
        KEYS.stream().filter(copied::has).forEach(key -> copied.put(key, copy));
        return copied;
    }
}
