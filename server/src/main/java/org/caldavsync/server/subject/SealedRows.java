package org.caldavsync.server.subject;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.secret.SecretBox;
import org.caldavsync.server.secret.Vault;
import org.jdbi.v3.core.Handle;

/** Every sealed column of the database. */
public final class SealedRows implements Vault {
    private static final int BATCH = 500;

    /** All there are. */
    public static final List<Column> COLUMNS = List.of(
            new Column("sources", "password"),
            new Column("destinations", "password"),
            new Column("destinations", "ics_password"));

    private final Database database;

    /** One of them. */
    public record Column(String table, String name) {}

    public SealedRows(Database database) {
        this.database = database;
    }

    @Override
    public void each(BiConsumer<SecretBox.Place, byte[]> visitor) {
        each(visitor, (column, id) -> database.read(handle -> after(handle, column, id)));
    }

    /** Shows what a database holds that is only looked at; all its tables have to be there. */
    public static void each(Handle handle, BiConsumer<SecretBox.Place, byte[]> visitor) {
        each(visitor, (column, id) -> after(handle, column, id));
    }

    private interface Batches {
        SortedMap<Long, byte[]> after(Column column, long id);
    }

    private static void each(BiConsumer<SecretBox.Place, byte[]> visitor, Batches batches) {
        for (Column column : COLUMNS) {
            SortedMap<Long, byte[]> batch = batches.after(column, 0);
            while (!batch.isEmpty()) {
                batch.forEach(
                        (id, octets) -> visitor.accept(new SecretBox.Place(column.table, id, column.name), octets));
                batch = batches.after(column, batch.lastKey());
            }
        }
    }

    /** The next rows with a secret, by id. */
    private static SortedMap<Long, byte[]> after(Handle handle, Column column, long id) {
        String sql = "SELECT id, " + column.name + " AS sealed FROM " + column.table + " WHERE id > :id AND "
                + column.name + " IS NOT NULL ORDER BY id LIMIT :batch";
        return handle.createQuery(sql).bind("id", id).bind("batch", BATCH).reduceRows(new TreeMap<>(), (rows, row) -> {
            rows.put(row.getColumn("id", Long.class), row.getColumn("sealed", byte[].class));
            return rows;
        });
    }

    @Override
    public boolean replace(SecretBox.Place place, byte[] before, byte[] after) {
        String sql = "UPDATE " + place.table() + " SET " + place.column() + " = :after WHERE id = :id AND "
                + place.column() + " = :before";
        return database.write(handle -> handle.createUpdate(sql)
                        .bind("after", after)
                        .bind("before", before)
                        .bind("id", place.row())
                        .execute())
                == 1;
    }
}
