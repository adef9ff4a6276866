package org.caldavsync.server.command;

import org.caldavsync.server.config.Config;
import org.caldavsync.server.secret.Vault;
import org.caldavsync.server.transfer.Exporter;
import org.caldavsync.server.transfer.Importer;

/** Opens what the service keeps, as the service does: created where it is missing, brought up to date. */
@FunctionalInterface
public interface StorageOpener {
    /** To be closed by the caller. */
    Storage open(Config.Storage settings);

    /** The open database with what can be done to all of it. */
    interface Storage extends AutoCloseable {
        Exporter exporter();

        Importer importer();

        /** Every stored secret. */
        Vault vault();

        @Override
        void close();
    }
}
