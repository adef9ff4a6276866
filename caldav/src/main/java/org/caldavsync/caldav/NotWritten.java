package org.caldavsync.caldav;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Why a write was not carried out. The server's copy is what it was before. */
public sealed interface NotWritten extends PutResult, DeleteResult {

    /** Something is at that address already, though nothing should be. Read it before writing it. */
    record Exists() implements NotWritten {}

    /** Somebody else changed it since the etag was read. Read it again before writing it. */
    record Changed() implements NotWritten {}

    /**
     * The UID lives at another address, perhaps in another calendar of the account.
     *
     * @param holders where, if the server says
     */
    record UidConflict(List<Href> holders) implements NotWritten {
        public UidConflict {
            holders = List.copyOf(holders);
        }
    }

    /** What was to be updated is gone. */
    record Missing() implements NotWritten {}

    /** The collection cannot be written to with these credentials: stop writing to it. */
    record ReadOnly(String message) implements NotWritten {}

    /** The collection itself is not there: stop writing to it. */
    record NoCollection(String message) implements NotWritten {}

    /** Larger than the server accepts. */
    record TooLarge(String message) implements NotWritten {}

    /** The account is full: stop writing to it. */
    record QuotaExceeded(String message) implements NotWritten {}

    /**
     * The server does not want this content.
     *
     * @param preconditions local names, such as {@code valid-calendar-data} (RFC 4791 §5.3.2.1); may be empty
     * @param message what it said, capped
     */
    record Refused(int status, Set<String> preconditions, String message) implements NotWritten {
        private static final Set<String> OF_CONTENT = Set.of(
                "supported-calendar-data",
                "valid-calendar-data",
                "valid-calendar-object-resource",
                "supported-calendar-component",
                "min-date-time",
                "max-date-time",
                "max-instances",
                "max-attendees-per-instance");

        public Refused {
            preconditions = Set.copyOf(preconditions);
        }

        /** Whether it may be the calendar that is closed, and not this content that is wrong: a 403 that names no fault. */
        public boolean isUnexplained() {
            return status == 403 && Collections.disjoint(preconditions, OF_CONTENT);
        }
    }

    /** Too many requests (429, 503 with Retry-After, 423): leave the server alone until then. */
    record Throttled(Instant retryAt) implements NotWritten {}

    /** The server failed over this one item (5xx); whether others work is not known. */
    record ServerFailed(int status, String message) implements NotWritten {}
}
