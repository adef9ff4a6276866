package org.caldavsync.server.destination.push;

import org.caldavsync.server.run.Verdict;

/** What became of one write. */
sealed interface Result {

    /**
     * It is on the server.
     *
     * @param member as it is there now; without a fingerprint where it was not read back
     * @param note for people; empty where nothing is remarkable
     */
    record Stored(PushedItem row, TargetMember member, String note) implements Result {}

    /** @param wasThere false: somebody else had removed it already */
    record Removed(boolean wasThere) implements Result {}

    /**
     * The server does not take this content: not tried again for a while.
     *
     * @param why for people
     * @param serverTrouble whether the server failed over it, so that others may fail too
     */
    record Refused(String why, boolean serverTrouble) implements Result {}

    /**
     * Not done this time; the next run decides anew.
     *
     * @param why for people
     * @param serverTrouble whether there was no proper answer at all
     */
    record Failed(String why, boolean serverTrouble) implements Result {}

    /** Nothing more can be written now. */
    record Stop(Verdict verdict) implements Result {}

    /** Whether the server should be asked for less at a time. */
    default boolean isTrouble() {
        return switch (this) {
            case Refused refused -> refused.serverTrouble();
            case Failed failed -> failed.serverTrouble();
            case Stop _ -> true;
            case Stored _, Removed _ -> false;
        };
    }
}
