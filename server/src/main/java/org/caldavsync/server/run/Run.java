package org.caldavsync.server.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One execution, as the history keeps it.
 *
 * @param finishedAt null while it runs
 * @param problem null where nothing went wrong
 */
public record Run(
        long id,
        Subject subject,
        Trigger trigger,
        RunStatus status,
        Instant startedAt,
        @Nullable Instant finishedAt,
        Tally tally,
        boolean changed,
        @Nullable Problem problem) {

    /**
     * Why a run is not simply {@code ok}.
     *
     * @param message for people: what happened, what is safe, what to do
     * @param retryAt the earliest instant at which another try makes sense; null: not before the ordinary next run
     */
    public record Problem(
            FailureCause cause, String message, @Nullable Instant retryAt) {
        static Problem of(Verdict verdict) {
            return new Problem(
                    verdict.cause(),
                    verdict.message(),
                    verdict instanceof Verdict.Retry retry ? retry.notBefore() : null);
        }
    }
}
