package org.caldavsync.server.source;

import java.util.Optional;
import org.caldavsync.http.Origin;
import org.caldavsync.server.discovery.DiscoveryRoutes;
import org.caldavsync.server.outbound.AccountShapes;

/** The accounts of sources with their stored credentials, at their stored origin and nowhere else. */
public final class SourceAccounts implements DiscoveryRoutes.Accounts {
    private final JdbcSourceStore store;

    public SourceAccounts(JdbcSourceStore store) {
        this.store = store;
    }

    @Override
    public Optional<DiscoveryRoutes.Account> find(long id) {
        return store.find(id)
                .flatMap(source -> store.password(id).map(password -> {
                    SourceSettings settings = source.settings();
                    Origin origin = Origin.of(settings.caldavUrl());
                    return new DiscoveryRoutes.Account(
                            settings.caldavUrl(),
                            AccountShapes.access(
                                    origin, settings.username(), password, settings.auth(), settings.tls()));
                }));
    }
}
