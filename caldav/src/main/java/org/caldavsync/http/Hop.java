package org.caldavsync.http;

import java.net.URI;

/**
 * One request that was made on the way to an answer, for a person who wants to know why it went that way.
 *
 * @param note what was decided on this answer, for example "followed to https://…"; empty for the last hop
 */
public record Hop(String method, URI uri, int status, String note) {

    /** Without the query, which may be a secret. */
    @Override
    public String toString() {
        return method + " " + Origin.of(uri) + uri.getRawPath() + " " + status + " " + note;
    }
}
