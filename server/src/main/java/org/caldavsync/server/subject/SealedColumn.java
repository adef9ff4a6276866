package org.caldavsync.server.subject;

import java.util.Optional;
import org.caldavsync.http.Secret;
import org.caldavsync.server.secret.SecretBox;
import org.jdbi.v3.core.Handle;

/** A column of passwords, each sealed for its row. */
public final class SealedColumn {
    private final String table;
    private final String column;
    private final SecretBox secrets;

    public SealedColumn(String table, String column, SecretBox secrets) {
        this.table = table;
        this.column = column;
        this.secrets = secrets;
    }

    /**
     * The password in that row; empty where there is none, or no such row.
     *
     * @throws org.caldavsync.server.secret.SealBrokenException when it was sealed with another key
     */
    public Optional<Secret> read(Handle handle, long id) {
        return handle.select("SELECT " + column + " FROM " + table + " WHERE id = ? AND " + column + " IS NOT NULL", id)
                .mapTo(byte[].class)
                .findOne()
                .map(octets -> secrets.open(octets, place(id)));
    }

    public void write(Handle handle, long id, Secret password) {
        handle.execute(
                "UPDATE " + table + " SET " + column + " = ? WHERE id = ?", secrets.seal(password, place(id)), id);
    }

    /** Leaves that row without a password. */
    public void clear(Handle handle, long id) {
        handle.execute("UPDATE " + table + " SET " + column + " = NULL WHERE id = ?", id);
    }

    private SecretBox.Place place(long id) {
        return new SecretBox.Place(table, id, column);
    }
}
