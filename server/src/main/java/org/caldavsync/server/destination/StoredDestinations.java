package org.caldavsync.server.destination;

import io.javalin.http.Context;
import org.caldavsync.server.web.ApiException;
import org.caldavsync.server.web.Body;
import org.caldavsync.server.web.PathId;

/** What requests say about destinations, on top of what is stored of them. */
final class StoredDestinations {
    private final JdbcDestinationStore store;
    private final OwnSources sources;

    StoredDestinations(JdbcDestinationStore store, OwnSources sources) {
        this.store = store;
        this.sources = sources;
    }

    /**
     * The destination in the path.
     *
     * @throws ApiException.NotFound when there is none
     */
    Destination of(Context ctx) {
        long id = PathId.of(ctx, "id");
        return store.find(id).orElseThrow(() -> unknown(id));
    }

    /** A new destination as that request describes it. */
    DestinationDraft draft(Context ctx) {
        return DestinationForm.read(Body.of(ctx), null, sources);
    }

    /** That destination as the request changes it. */
    DestinationDraft draft(Context ctx, Destination before) {
        long id = before.id();
        DestinationForm.Stored stored =
                new DestinationForm.Stored(before, store.linkPassword(id).isPresent(), store.resolved(id));
        return DestinationForm.read(Body.of(ctx), stored, sources);
    }

    static ApiException unknown(long id) {
        return new ApiException.NotFound("There is no destination " + id + ".");
    }
}
