package org.caldavsync.server.destination.link;

/**
 * What tells one version of a link's body from another.
 *
 * @param etag as received, quotes included; empty: none
 * @param lastModified as received; empty: none
 * @param bodyHash SHA-256 of the decompressed body in hexadecimal digits; empty: nothing was read yet
 */
public record Validators(String etag, String lastModified, String bodyHash) {
    /** Nothing was read yet. */
    public static final Validators NONE = new Validators("", "", "");
}
