package org.caldavsync.server.destination;

import java.util.Optional;
import org.caldavsync.http.Secret;
import org.caldavsync.server.run.Job;

/**
 * What reads links, plans and writes, as the routes see it. Ordinary runs are not asked for here: the runner finds their
 * jobs.
 *
 * <p>The jobs made here are claimed and run like any other. Where what they rest on is no longer so, they end with
 * {@link org.caldavsync.server.run.Outcome.Moved} and have changed nothing.
 */
public interface Engine {

    /**
     * Plans a run of that destination. Nothing is written to its calendar. What breaks it is thrown, as by a job.
     *
     * @throws RuntimeException for the {@link org.caldavsync.server.run.FailurePolicy} to judge
     */
    PreviewResult preview(Destination destination);

    /** Plans a run of a destination that is not saved, as {@link #preview(Destination)} does. */
    PreviewResult preview(Unsaved destination);

    /**
     * A destination as it would be saved.
     *
     * @param linkPassword empty: the link needs none
     */
    record Unsaved(DestinationSettings settings, Secret password, Optional<Secret> linkPassword) {}

    /** A run that does exactly what that preview of the destination showed; empty where the destination is gone. */
    Optional<Job> applying(Destination destination, String planId);

    /**
     * A run that carries out the deletions that the brake held in that run; it counts them as {@code deleted}. Empty where
     * the destination is gone.
     */
    Optional<Job> releasing(Destination destination, long runId);

    /**
     * A run that removes what the destination has written, each object unless somebody changed it since; it counts them
     * as {@code deleted}. It is {@code ok} where nothing is left that it could remove. Empty where the destination is gone.
     */
    Optional<Job> removing(Destination destination);

    /** Forgets what is kept in memory for a destination that was deleted, its passwords among it. */
    void forget(long destinationId);
}
