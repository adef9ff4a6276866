package org.caldavsync.server.adoption;

import java.util.Map;
import java.util.Optional;
import org.caldavsync.http.Secret;
import org.caldavsync.server.destination.link.SignedInLink;
import org.caldavsync.server.secret.SecretBox;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Migration V5: links of adopted destinations become addresses that can be used, and what signs in to them is sealed. */
final class MendEarlierLinks extends RowMigration {
    private final SecretBox secrets;

    MendEarlierLinks(SecretBox secrets) {
        super("5", "mend earlier links");
        this.secrets = secrets;
    }

    @Override
    void migrate(Handle handle) {
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
