package org.caldavsync.server.destination.push;

import java.util.Optional;

/**
 * The safety brake: holds every removal of a run that looks like a hiccup of the link rather than like somebody's wish.
 * What is new and what changed is written all the same.
 */
final class Brake {
    private static final int FREE = 10;
    private static final int PERCENT = 30;
    private static final int BROKEN_PERCENT = 10;
    private static final int FEW = 3;

    private Brake() {}

    /**
     * What a run is about to remove, and of what.
     *
     * @param deletions how many objects it would remove
     * @param inScope how many objects the deletion setting reaches
     * @param ownedDeletions how many of the deletions are objects this destination wrote
     * @param owned how many objects of the calendar this destination wrote
     * @param read how many events the link has
     * @param broken how many components of the link could not be read
     * @param complete whether what is absent from the link is certainly not there
     * @param linkChanged whether the link is another one since the last run without a hold
     */
    record Load(
            long deletions,
            long inScope,
            long ownedDeletions,
            long owned,
            long read,
            long broken,
            boolean complete,
            boolean linkChanged) {}

    /** Why the removals have to wait; empty where they need not. */
    static Optional<String> reason(Load load) {
        if (load.deletions() == 0) {
            return Optional.empty();
        }
        if (load.linkChanged()) {
            return held(load, "the address of the link was changed");
        }
        if (load.read() == 0) {
            return held(load, "the link has no events at all");
        }
        if (!load.complete()) {
            return held(load, "a part of the link could not be read, so that they may be there all the same");
        }
        if (load.broken() * 100 >= (load.read() + load.broken()) * BROKEN_PERCENT) {
            return held(load, load.broken() + " of " + (load.read() + load.broken()) + " events could not be read");
        }
        if (load.owned() > FEW && load.ownedDeletions() == load.owned()) {
            return held(load, "that is every event it has written");
        }
        if (load.deletions() > Math.max(FREE, load.inScope() * PERCENT / 100.0)) {
            return held(load, "that is more than " + PERCENT + " % of " + load.inScope());
        }
        return Optional.empty();
    }

    private static Optional<String> held(Load load, String why) {
        String count = load.deletions() == 1 ? "1 event" : load.deletions() + " events";
        return Optional.of(count + " would be removed, and " + why
                + ". Nothing was removed. Look at them, then release them; or wait: when the link is whole again, the hold"
                + " ends by itself.");
    }
}
