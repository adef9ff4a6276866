package org.caldavsync.server.web;

import io.javalin.http.Context;

/** What a site shows people: asked about every GET that has no route and is not below {@code /api} or {@code /ics}. */
@FunctionalInterface
public interface Pages {

    /** Of a site that has none. */
    Pages NONE = _ -> {
        throw new ApiException.NotFound(ErrorEnvelope.messageFor(404));
    };

    /** Answers it; the caller was let in. */
    void answer(Context ctx);
}
