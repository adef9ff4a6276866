package org.caldavsync.server.db;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.sqlite.SQLiteConnection;
import org.sqlite.jdbc4.JDBC4Connection;
import org.sqlite.jdbc4.JDBC4PreparedStatement;

/**
 * A connection that keeps what it has prepared: SQLite takes longer to compile most of our statements than to execute
 * them, and its driver compiles anew each time. Not thread-safe, like any connection.
 */
final class KeepingConnection extends JDBC4Connection {
    static final int KEPT = 100;

    /** Those that nobody uses at the moment, by their text, the least recently used first. */
    private final Map<String, Kept> idle = new LinkedHashMap<>();

    KeepingConnection(String url, String file, Properties properties) throws SQLException {
        super(url, file, properties);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
            throws SQLException {
        checkOpen();
        checkCursor(type, concurrency, holdability);
        Kept kept = idle.remove(sql);
        if (kept == null) {
            return new Kept(this, sql);
        }
        kept.idle = false;
        return kept;
    }

    private void keep(Kept statement) throws SQLException {
        Kept other = idle.putIfAbsent(statement.text, statement);
        if (other != null) {
            statement.end();
        } else if (idle.size() > KEPT) {
            Kept oldest = idle.values().iterator().next();
            idle.remove(oldest.text);
            oldest.end();
        }
    }

    /** A statement that closing makes ready for its next use; the connection ends it with itself. */
    private static final class Kept extends JDBC4PreparedStatement {
        private final KeepingConnection owner;
        private final String text;
        private boolean idle;

        Kept(SQLiteConnection connection, String sql) throws SQLException {
            super(connection, sql);
            this.owner = (KeepingConnection) connection;
            this.text = sql;
        }

        @Override
        public void close() throws SQLException {
            if (idle || isClosed() || owner.isClosed()) {
                return;
            }
            idle = true;
            clearGeneratedKeys();
            batch = null;
            clearBatch();
            clearParameters();
            // And with the result its hold on the database.
            rs.close();
            owner.keep(this);
        }

        private void end() throws SQLException {
            super.close();
        }
    }
}
