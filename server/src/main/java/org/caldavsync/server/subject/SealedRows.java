package org.caldavsync.server.subject;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.secret.SecretBox;
import org.caldavsync.server.secret.Vault;

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
        for (Column column : COLUMNS) {
            SortedMap<Long, byte[]> batch = after(column, 0);
            while (!batch.isEmpty()) {
                batch.forEach(
                        (id, octets) -> visitor.accept(new SecretBox.Place(column.table, id, column.name), octets));
                batch = after(column, batch.lastKey());
            }
        }
    }

    /** The next rows with a secret, by id. */
    private SortedMap<Long, byte[]> after(Column column, long id) {
        String sql = "SELECT id, " + column.name + " AS sealed FROM " + column.table + " WHERE id > :id AND "
                + column.name + " IS NOT NULL ORDER BY id LIMIT :batch";
        return database.read(handle -> handle.createQuery(sql)
                .bind("id", id)
                .bind("batch", BATCH)
                .reduceRows(new TreeMap<>(), (rows, row) -> {
                    rows.put(row.getColumn("id", Long.class), row.getColumn("sealed", byte[].class));
                    return rows;
                }));
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
