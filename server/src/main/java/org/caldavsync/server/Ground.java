package org.caldavsync.server;

import java.nio.file.Path;
import java.time.Clock;
import org.caldavsync.http.AddressGuard;
import org.caldavsync.http.HttpGateway;
import org.caldavsync.server.config.Config;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.db.SoleProcess;
import org.caldavsync.server.metrics.Metrics;
import org.caldavsync.server.secret.SecretBox;

/**
 * What every feature stands on: the settings, the open database, the way out, and where to count.
 *
 * @param alone whether no other process serves that database
 */
record Ground(
        Config config,
        Surroundings surroundings,
        Stored kept,
        boolean alone,
        HttpGateway gateway,
        Metrics metrics,
        Parts parts) {

    /** @throws RuntimeException with a message for the operator when the database cannot be opened */
    static Ground open(Config config, Surroundings surroundings, Parts parts) {
        Stored kept = parts.opened(Stored.open(config.storage(), surroundings));
        HttpGateway gateway = parts.opened(new HttpGateway(
                surroundings.limits(),
                config.allowsPrivateNetworks() ? AddressGuard.ALLOW_ALL : AddressGuard.PUBLIC_ONLY,
                "CalDAV-ICS-Sync/" + Application.VERSION,
                kept.database().sharing().places()));
        Metrics metrics = new Metrics(config.showsMetrics(), Application.VERSION);
        gateway.observe(metrics.upstream());
        return new Ground(
                config, surroundings, kept, isAlone(config.storage().store(), parts), gateway, metrics, parts);
    }

    private static boolean isAlone(Config.Store store, Parts parts) {
        return switch (store) {
            case Config.Store.File(Path file) ->
                SoleProcess.of(file).map(parts::opened).isPresent();
            // Others may come and go at any time.
            case Config.Store.Server _ -> false;
        };
    }

    Database database() {
        return kept.database();
    }

    SecretBox secrets() {
        return kept.secrets();
    }

    Clock clock() {
        return surroundings.clock();
    }

    /** Where what is on its way through waits. */
    Path spools() {
        return config.storage().dataDirectory().resolve("tmp");
    }
}
