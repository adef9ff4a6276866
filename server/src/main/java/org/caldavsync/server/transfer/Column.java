package org.caldavsync.server.transfer;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/** A column as this database has it, and how its values look in JSON. */
record Column(String name, Kind kind) {
    enum Kind {
        TEXT,
        NUMBER,
        FLAG,
        /** Base64 in JSON. */
        OCTETS
    }

    /** The columns of that table, in their order. */
    static List<Column> of(Handle handle, String table) {
        try {
            Connection connection = handle.getConnection();
            DatabaseMetaData about = connection.getMetaData();
            List<Column> columns = new ArrayList<>();
            try (ResultSet row = about.getColumns(connection.getCatalog(), connection.getSchema(), table, null)) {
                while (row.next()) {
                    columns.add(new Column(row.getString("COLUMN_NAME"), kind(row.getString("TYPE_NAME"))));
                }
            }
            return List.copyOf(columns);
        } catch (SQLException failure) {
            throw new IllegalStateException("The columns of " + table + " cannot be read.", failure);
        }
    }

    private static Kind kind(String type) {
        String name = type.toUpperCase(Locale.ROOT);
        if (name.contains("BOOL")) {
            return Kind.FLAG;
        }
        if (name.contains("BLOB") || name.contains("BYTEA")) {
            return Kind.OCTETS;
        }
        return name.contains("INT") || name.contains("SERIAL") ? Kind.NUMBER : Kind.TEXT;
    }
}
