package org.caldavsync.server.destination.link;

/** What became of one reading of a link. */
public sealed interface LinkResult {

    /** The server says that it still has the body that is known. */
    record NotModified() implements LinkResult {}

    /**
     * The same body came again, and was not parsed.
     *
     * @param now what to send next time
     */
    record SameBody(Validators now) implements LinkResult {}

    /** Another body, read to its end; the caller closes it. */
    record Read(Reading reading) implements LinkResult {}
}
