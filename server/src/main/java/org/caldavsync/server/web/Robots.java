package org.caldavsync.server.web;

import io.javalin.http.Context;

/** {@code GET /robots.txt}: calendar readers obey it, Google's fails without one. The rest is nothing for crawlers. */
final class Robots {
    private static final String TEXT = "User-agent: *\nAllow: /ics/\nDisallow: /\n";

    private Robots() {}

    static void answer(Context ctx) {
        ctx.contentType("text/plain; charset=utf-8").result(TEXT);
    }
}
