package org.caldavsync.server.transfer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a document member by member, and refuses what an {@link Exporter} does not write. */
final class DocumentReader {
    /** One event in base64, or a piece of a feed; far more than either may have. */
    private static final int LONGEST_TEXT = 32 * 1024 * 1024;

    /** Enough for anybody, and far from where a database has no ids left. */
    private static final long HIGHEST_ID = 1L << 53;

    private static final Set<String> SAID_FOR_PEOPLE = Set.of("made_by", "created_at");

    private final JsonParser json;
    private final Target target;
    private final Set<String> head = new HashSet<>();

    /** Where rows go. */
    interface Target {
        /** What the key of the secrets is made with; before any row. */
        void secrets(Optional<Passphrase> passphrase);

        /**
         * All of it was read, its seal too where it has one.
         *
         * @throws RefusedDocument where it was changed since it was made
         */
        void end();

        /** The highest id that was ever given in that table; before any row. */
        void counter(Content.Table table, long highest);

        /** Whether that table has that column here. */
        boolean has(Content.Table table, String column);

        /**
         * One row: null, texts, whole numbers and flags by column.
         *
         * @throws RefusedDocument where it does not fit
         */
        void row(Content.Table table, Map<String, @Nullable Object> values);
    }

    private DocumentReader(JsonParser json, Target target) {
        this.json = json;
        this.target = target;
    }

    /**
     * Reads it to its end.
     *
     * @throws RefusedDocument with what is wrong, in words
     */
    static void read(InputStream document, Target target) throws IOException {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(8)
                        .maxNameLength(64)
                        .maxNumberLength(20)
                        .maxStringLength(LONGEST_TEXT)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (JsonParser json = factory.createParser(document)) {
            new DocumentReader(json, target).readAll();
        } catch (StreamReadException broken) {
            throw new RefusedDocument("It is no whole JSON document; line " + line(broken) + " cannot be read.");
        }
    }

    private static String line(StreamReadException broken) {
        return broken.getLocation() == null
                ? "?"
                : String.valueOf(broken.getLocation().getLineNr());
    }

    private void readAll() throws IOException {
        expect(json.nextToken(), JsonToken.START_OBJECT, "The document");
        Optional<Passphrase> passphrase = Optional.empty();
        while (json.nextToken() == JsonToken.FIELD_NAME && !json.currentName().equals("tables")) {
            String name = json.currentName();
            head.add(name);
            switch (name) {
                case "secrets" -> passphrase = Optional.of(secrets());
                case "counters" -> counters();
                default -> headMember(name);
            }
        }
        if (!head.containsAll(Set.of("format", "version")) || json.currentToken() != JsonToken.FIELD_NAME) {
            throw new RefusedDocument("It is no export of this service.");
        }
        target.secrets(passphrase);
        tables();
        if (passphrase.isPresent()) {
            require(DocumentSeal.MEMBER.equals(json.nextFieldName()), DocumentSeal.BROKEN);
            expect(json.nextToken(), JsonToken.VALUE_STRING, DocumentSeal.MEMBER);
        }
        expect(json.nextToken(), JsonToken.END_OBJECT, "The document");
        if (json.nextToken() != null) {
            throw new RefusedDocument("Something follows its end.");
        }
        target.end();
    }

    private void headMember(String name) throws IOException {
        json.nextToken();
        switch (name) {
            case "format" -> require(Content.FORMAT.equals(json.getText()), "It is no export of this service.");
            case "version" ->
                require(
                        json.currentToken() == JsonToken.VALUE_NUMBER_INT
                                && json.getText().equals("" + Content.VERSION),
                        "It is an export of another version of this format (" + cut(json.getText()) + ").");
            default -> {
                require(SAID_FOR_PEOPLE.contains(name), "It has " + cut(name) + ", which is unknown here.");
                expect(json.currentToken(), JsonToken.VALUE_STRING, name);
            }
        }
    }

    private Passphrase secrets() throws IOException {
        Map<String, @Nullable Object> members = object("secrets", Set.of("kdf", "salt"));
        boolean known = members.keySet().equals(Set.of("kdf", "salt"))
                && Passphrase.KDF.equals(members.get("kdf"))
                && members.get("salt") instanceof String;
        require(known, "Its passwords are encrypted in a way that is unknown here.");
        return new Passphrase(String.valueOf(members.get("salt")));
    }

    private void counters() throws IOException {
        Map<String, Content.Table> numbered = Content.TABLES.stream()
                .filter(Content.Table::isNumbered)
                .collect(Collectors.toMap(Content.Table::name, table -> table));
        object("counters", numbered.keySet()).forEach((name, highest) -> {
            if (!(highest instanceof Long id) || id < 0 || id >= HIGHEST_ID) {
                throw new RefusedDocument("Its counter of " + cut(name) + " is none that can be used.");
            }
            target.counter(Objects.requireNonNull(numbered.get(name)), id);
        });
    }

    private void tables() throws IOException {
        expect(json.nextToken(), JsonToken.START_OBJECT, "tables");
        List<String> names = Content.TABLES.stream().map(Content.Table::name).toList();
        int next = 0;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            int index = names.indexOf(json.currentName());
            require(index >= 0, "It has " + cut(json.currentName()) + ", which is unknown here.");
            require(index >= next, "Its " + names.get(Math.max(index, 0)) + " are in the wrong place.");
            next = index + 1;
            expect(json.nextToken(), JsonToken.START_ARRAY, names.get(index));
            rows(Content.TABLES.get(index));
        }
        expect(json.currentToken(), JsonToken.END_OBJECT, "tables");
    }

    private void rows(Content.Table table) throws IOException {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            Map<String, @Nullable Object> row = members(
                    "A row of " + table.name(),
                    column -> require(
                            target.has(table, column),
                            "A row of " + table.name() + " has " + cut(column) + ", a column that is unknown here."));
            boolean fits = !table.isNumbered() || (row.get("id") instanceof Long id && id > 0 && id < HIGHEST_ID);
            require(fits, "A row of " + table.name() + " has no id that can be used.");
            target.row(table, row);
        }
    }

    private Map<String, @Nullable Object> object(String what, Set<String> known) throws IOException {
        json.nextToken();
        return members(
                what,
                name -> require(
                        known.contains(name), "Its " + what + " have " + cut(name) + ", which is unknown here."));
    }

    /** @param check refuses a name before its value is read: so there are no more of them than are known */
    private Map<String, @Nullable Object> members(String what, Consumer<String> check) throws IOException {
        expect(json.currentToken(), JsonToken.START_OBJECT, what);
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            check.accept(name);
            members.put(
                    name,
                    switch (json.nextToken()) {
                        case VALUE_NULL -> null;
                        case VALUE_TRUE -> true;
                        case VALUE_FALSE -> false;
                        case VALUE_STRING -> json.getText();
                        case VALUE_NUMBER_INT -> json.getLongValue();
                        default -> throw new RefusedDocument(what + " has a value of no known kind.");
                    });
        }
        return members;
    }

    static byte[] octets(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException broken) {
            throw new RefusedDocument("Something in it should be base64 and is not.");
        }
    }

    private static void expect(@Nullable JsonToken token, JsonToken wanted, String what) {
        require(token == wanted, what + " is not what an export has there, or it was cut off.");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new RefusedDocument(otherwise);
        }
    }

    /** What a stranger wrote, short enough for a message. */
    static String cut(@Nullable String text) {
        return text == null ? "nothing" : "\"" + text.substring(0, Math.min(text.length(), 40)) + "\"";
    }
}
