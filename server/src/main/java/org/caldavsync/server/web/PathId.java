package org.caldavsync.server.web;

import io.javalin.http.Context;

/** Ids in a route's path. */
public final class PathId {
    private PathId() {}

    /**
     * The id in that part of the path.
     *
     * @throws ApiException.NotFound when it is no positive whole number: nothing has such an id
     */
    public static long of(Context ctx, String name) {
        String text = ctx.pathParam(name);
        boolean isId = text.length() <= 18 && !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!isId) {
            throw new ApiException.NotFound("There is nothing with the id “" + text + "”.");
        }
        return Long.parseLong(text);
    }
}
