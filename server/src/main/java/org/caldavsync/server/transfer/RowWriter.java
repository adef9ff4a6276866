package org.caldavsync.server.transfer;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caldavsync.http.Secret;
import org.caldavsync.server.db.DatabaseFailure;
import org.caldavsync.server.db.Dialect;
import org.caldavsync.server.secret.SealBrokenException;
import org.caldavsync.server.secret.SecretBox;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Puts rows into their tables, their secrets sealed with the key of this service. */
final class RowWriter implements DocumentReader.Target {
    private final Handle handle;
    private final Keys keys;
    private final DocumentSeal.Reading document;
    private final Map<String, Map<String, Column>> columns = new HashMap<>();
    private Optional<SecretBox> box = Optional.empty();
    private final Map<String, Long> counts = new HashMap<>();
    private final Map<String, Long> highestIds = new HashMap<>();
    private long withoutPassword;

    /** @param passphrase what the secrets of the document open with */
    record Keys(SecretBox secrets, Optional<Secret> passphrase, SecureRandom random) {}

    /** @param document what the rows are read from */
    RowWriter(Handle handle, DocumentSeal.Reading document, Keys keys) {
        this.handle = handle;
        this.document = document;
        this.keys = keys;
    }

    @Override
    public void secrets(Optional<Passphrase> salted) {
        if (salted.isPresent() && keys.passphrase.isEmpty()) {
            throw new RefusedDocument("Its passwords are encrypted, and no passphrase was given.");
        }
        if (salted.isEmpty() && keys.passphrase.isPresent()) {
            throw new RefusedDocument("A passphrase was given, and no password is in it: it is another document,"
                    + " or somebody has taken them out.");
        }
        box = salted.flatMap(salt -> keys.passphrase.map(words -> salt.box(words, keys.random)));
    }

    @Override
    public void end() {
        if (box.isPresent() && !document.isWhole(box.get())) {
            throw new RefusedDocument(DocumentSeal.BROKEN);
        }
    }

    @Override
    public void counter(Content.Table table, long highest) {
        highestIds.put(table.name(), highest);
    }

    @Override
    public boolean has(Content.Table table, String column) {
        return known(table).containsKey(column);
    }

    private Map<String, Column> known(Content.Table table) {
        return columns.computeIfAbsent(
                table.name(),
                name -> Column.of(handle, name).stream().collect(Collectors.toMap(Column::name, column -> column)));
    }

    @Override
    public void row(Content.Table table, Map<String, @Nullable Object> values) {
        if (values.isEmpty()) {
            throw new RefusedDocument("A row of " + table.name() + " is empty.");
        }
        Map<String, @Nullable Object> bound = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            Column column = Objects.requireNonNull(known(table).get(name), name);
            bound.put(name, value(table, column, value));
        });
        if (!table.sealed().isEmpty()) {
            seal(table, bound);
        }
        insert(table, bound);
        counts.merge(table.name(), 1L, Long::sum);
    }

    private static @Nullable Object value(Content.Table table, Column column, @Nullable Object value) {
        boolean fits = switch (column.kind()) {
            case TEXT, OCTETS -> value instanceof String;
            case NUMBER -> value instanceof Long;
            case FLAG -> value instanceof Boolean;
        };
        if (value != null && !fits) {
            throw new RefusedDocument("A row of " + table.name() + " has a value of another type than its column.");
        }
        return column.kind() == Column.Kind.OCTETS && value != null
                ? DocumentReader.octets(String.valueOf(value))
                : value;
    }

    /** What came without its password is switched off: it could only fail, and lock an account. */
    private void seal(Content.Table table, Map<String, @Nullable Object> row) {
        Long id = (Long) Objects.requireNonNull(row.get("id"));
        boolean complete = true;
        for (String column : table.sealed()) {
            SecretBox.Place place = new SecretBox.Place(table.name(), id, column);
            if (row.get(column) instanceof byte[] sealed) {
                row.put(column, keys.secrets.seal(opened(sealed, place), place));
            } else if (!row.containsKey(column)) {
                complete = false;
                row.put(column, column.equals("password") ? keys.secrets.seal(Secret.of(""), place) : null);
            }
        }
        if (!complete) {
            row.put("enabled", false);
            withoutPassword++;
        }
    }

    private Secret opened(byte[] sealed, SecretBox.Place place) {
        if (box.isEmpty()) {
            throw new RefusedDocument("It has encrypted passwords and does not say how.");
        }
        try {
            return box.get().open(sealed, place);
        } catch (SealBrokenException closed) {
            throw new RefusedDocument("Its passwords do not open with this passphrase.");
        }
    }

    private void insert(Content.Table table, Map<String, @Nullable Object> row) {
        List<String> names = List.copyOf(row.keySet());
        String sql = "INSERT INTO " + table.name() + " (" + String.join(", ", names) + ") VALUES ("
                + names.stream().map(name -> ":" + name).collect(Collectors.joining(", ")) + ")";
        try (Update insert = handle.createUpdate(sql)) {
            names.forEach(name -> insert.bind(name, row.get(name)));
            int _ = insert.execute();
        } catch (JdbiException failure) {
            if (DatabaseFailure.of(failure).kind() == DatabaseFailure.Kind.CONSTRAINT) {
                throw new RefusedDocument("A row of " + table.name() + " breaks a rule of the database.");
            }
            throw failure;
        }
    }

    /** Ids that came are not given again, nor those of rows that were gone by then. */
    void raiseCounters(Dialect dialect) {
        Content.TABLES.stream()
                .filter(Content.Table::isNumbered)
                .forEach(
                        table -> dialect.raiseCounter(handle, table.name(), highestIds.getOrDefault(table.name(), 0L)));
    }

    ImportResult.Done done() {
        return new ImportResult.Done(
                counts.getOrDefault("sources", 0L), counts.getOrDefault("destinations", 0L), withoutPassword);
    }
}
