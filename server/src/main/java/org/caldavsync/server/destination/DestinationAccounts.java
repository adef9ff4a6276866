package org.caldavsync.server.destination;

import java.util.Optional;
import org.caldavsync.http.Access;
import org.caldavsync.http.Origin;
import org.caldavsync.http.Secret;
import org.caldavsync.server.destination.DestinationSettings.Target;
import org.caldavsync.server.discovery.DiscoveryRoutes;
import org.caldavsync.server.outbound.AccountShapes;

/** The accounts that destinations write to with their stored credentials, at their stored origin and nowhere else. */
public final class DestinationAccounts implements DiscoveryRoutes.Accounts {
    private final JdbcDestinationStore store;

    public DestinationAccounts(JdbcDestinationStore store) {
        this.store = store;
    }

    @Override
    public Optional<DiscoveryRoutes.Account> find(long id) {
        return store.find(id)
                .map(destination -> destination.settings().target())
                .flatMap(target -> store.password(id)
                        .map(password -> new DiscoveryRoutes.Account(target.caldavUrl(), access(target, password))));
    }

    private static Access access(Target target, Secret password) {
        return AccountShapes.access(
                Origin.of(target.caldavUrl()), target.username(), password, target.auth(), target.tls());
    }
}
