package org.caldavsync.server.adoption;

import java.util.Map;
import java.util.Optional;
import org.caldavsync.http.Secret;
import org.caldavsync.server.destination.link.SignedInLink;
import org.caldavsync.server.secret.SecretBox;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Migration V5: links of adopted destinations become addresses that can be used, and what signs in to them is sealed. */
final class MendEarlierLinks implements JavaMigration {
    private final SecretBox secrets;

    MendEarlierLinks(SecretBox secrets) {
        this.secrets = secrets;
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("5");
    }

    @Override
    public String getDescription() {
        return "mend earlier links";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) {
        // Flyway owns the connection and its transaction: the handle must not close it.
        @SuppressWarnings("MustBeClosedChecker")
        Handle handle = Jdbi.open(context.getConnection());
        for (Map<String, Object> columns : handle.select("SELECT id, ics_url FROM destinations WHERE adopted")
                .mapToMap()
                .list()) {
            EarlierRow row = new EarlierRow(columns);
            SignedInLink link = row.link("ics_url");
            if (!link.address().equals(row.text("ics_url"))) {
                mend(handle, row.id(), link);
            }
        }
    }

    private void mend(Handle handle, long id, SignedInLink link) {
        byte @Nullable [] password = link.password().isEmpty()
                ? null
                : secrets.seal(Secret.of(link.password()), new SecretBox.Place("destinations", id, "ics_password"));
        handle.createUpdate("""
                        UPDATE destinations SET ics_url = :url, ics_username = :username, ics_password = :password
                        WHERE id = :id
                        """)
                .bind("url", link.address())
                .bind(
                        "username",
                        Optional.of(link.username())
                                .filter(name -> !name.isEmpty())
                                .orElse(null))
                .bind("password", password)
                .bind("id", id)
                .execute();
        handle.execute("PRAGMA user_version = " + AdoptEarlierRows.NOT_YET_OVERWRITTEN);
    }
}
