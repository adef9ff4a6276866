package org.caldavsync.server.web;

import io.javalin.http.Context;
import org.eclipse.jetty.server.Request;

/** The path in front of everything as one request has it: that of {@code PUBLIC_URL}, or what a trusted proxy says. */
public final class PublicPath {
    private static final String ATTRIBUTE = PublicPath.class.getName();

    private PublicPath() {}

    /** The path, without a slash at its end; empty where there is none. */
    public static String of(Context ctx) {
        String path = ctx.attribute(ATTRIBUTE);
        return path == null ? "" : path;
    }

    static void note(Request request, String path) {
        if (!path.isEmpty()) {
            var _ = request.setAttribute(ATTRIBUTE, path);
        }
    }
}
