package org.caldavsync.server.destination.push;

/** What a run is out to do. */
sealed interface Mission {

    /** Bring the calendar up to date. */
    record Ordinary() implements Mission {}

    /** Do exactly what that plan says, or nothing. */
    record Applying(String planId) implements Mission {}

    /** Carry out the removals that were held in that run, or nothing. */
    record Releasing(long runId) implements Mission {}
}
