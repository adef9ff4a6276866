package org.caldavsync.server.destination;

import org.caldavsync.server.run.Verdict;

/** What came of planning without writing. */
public sealed interface PreviewResult {

    /** A run would do this. */
    record Planned(PlanView plan) implements PreviewResult {}

    /** A run would fail, for this reason: the link cannot be read, or the calendar is not to be found or written to. */
    record Impossible(Verdict verdict) implements PreviewResult {}

    /** The destination was deleted since it was asked about. */
    record Gone() implements PreviewResult {}
}
