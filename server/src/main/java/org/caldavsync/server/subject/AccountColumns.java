package org.caldavsync.server.subject;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Locale;
import org.caldavsync.http.AuthScheme;
import org.caldavsync.http.Tls;
import org.caldavsync.server.outbound.AccountShapes;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** How the settings of access to another server lie in their columns. A prefix tells two servers of one row apart. */
public final class AccountColumns {
    private AccountColumns() {}

    /** What is in {@code auth}. */
    public static AuthScheme auth(ResultSet row, String prefix) throws SQLException {
        return AuthScheme.valueOf(row.getString(prefix + "auth").toUpperCase(Locale.ROOT));
    }

    /** What is in {@code tls_verify} and {@code tls_ca_pem}. */
    public static Tls tls(ResultSet row, String prefix) throws SQLException {
        String caPem = row.getString(prefix + "tls_ca_pem");
        return new Tls(row.getBoolean(prefix + "tls_verify"), caPem == null ? "" : caPem);
    }

    /** What is in {@code time_zone}. */
    public static @Nullable ZoneId timeZone(ResultSet row) throws SQLException {
        String zone = row.getString("time_zone");
        return zone == null ? null : ZoneId.of(zone);
    }

    /** Binds {@code auth}, {@code tls_verify} and {@code tls_ca_pem}. */
    public static void bind(SqlStatement<?> statement, String prefix, AuthScheme auth, Tls tls) {
        statement
                .bind(prefix + "auth", AccountShapes.name(auth))
                .bind(prefix + "tls_verify", tls.verify())
                .bind(prefix + "tls_ca_pem", tls.caPem().isEmpty() ? null : tls.caPem());
    }

    /** Binds {@code time_zone}. */
    public static void bind(SqlStatement<?> statement, @Nullable ZoneId timeZone) {
        statement.bind("time_zone", timeZone == null ? null : timeZone.getId());
    }
}
