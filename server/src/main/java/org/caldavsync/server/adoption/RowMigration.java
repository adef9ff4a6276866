package org.caldavsync.server.adoption;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** A migration of rows that SQL alone cannot do, since secrets are among them; in one transaction. */
abstract class RowMigration implements JavaMigration {
    private final String version;
    private final String description;

    RowMigration(String version, String description) {
        this.version = version;
        this.description = description;
    }

    abstract void migrate(Handle handle);

    @Override
    public final void migrate(Context context) {
        // Flyway owns the connection and its transaction: the handle must not close it.
        @SuppressWarnings("MustBeClosedChecker")
        Handle handle = Jdbi.open(context.getConnection());
        migrate(handle);
    }

    @Override
    public final MigrationVersion getVersion() {
        return MigrationVersion.fromVersion(version);
    }

    @Override
    public final String getDescription() {
        return description;
    }

    @Override
    public final @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public final boolean canExecuteInTransaction() {
        return true;
    }
}
