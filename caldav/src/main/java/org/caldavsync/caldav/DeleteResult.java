package org.caldavsync.caldav;

/** What became of a conditional DELETE: {@link Deleted}, or one of {@link NotWritten}. */
public sealed interface DeleteResult permits DeleteResult.Deleted, NotWritten {
    /** @param wasThere false when it had been gone already */
    record Deleted(boolean wasThere) implements DeleteResult {}
}
