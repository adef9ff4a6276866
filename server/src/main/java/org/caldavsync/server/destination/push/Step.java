package org.caldavsync.server.destination.push;

/** One thing a run is going to do, or leave, and why. */
sealed interface Step {

    /** For people: one clause, or empty where the step says it all. */
    String reason();

    /** A step that asks the server to change something. */
    sealed interface Write extends Step {}

    /**
     * Write an event that the calendar does not have.
     *
     * @param row as it is to be noted before the write
     */
    record Create(FeedItem item, PushedItem row, String reason) implements Write {}

    /**
     * Write over what the calendar has of it.
     *
     * @param row as it is to be noted before the write
     * @param member what is there
     * @param takesOver whether somebody else has written it
     */
    record Update(FeedItem item, PushedItem row, TargetMember member, boolean takesOver, String reason)
            implements Write {}

    /** Remove an object from the calendar. */
    record Delete(TargetMember member, boolean owned, String reason) implements Write {}

    /** The calendar has the same event with the same content: note that, and write nothing. */
    record Link(FeedItem item, PushedItem row, String reason) implements Step {}

    /** The row is about nothing that still exists. */
    record Forget(PushedItem row) implements Step {
        @Override
        public String reason() {
            return "";
        }
    }

    /** Leave an event of the link as it is. */
    record Skip(FeedItem item, Why why, String reason) implements Step {}

    /** Keep an object that is not in the link, though the setting would let it be removed. */
    record Keep(TargetMember member, String reason) implements Step {}

    /** Why an event of the link needs no write. */
    enum Why {
        UNCHANGED,
        PAST,
        UNSUPPORTED,
        /** The server refused it before, and it is too early to try again. */
        REFUSED
    }
}
