package org.caldavsync.server.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.caldavsync.caldav.CalDavException;
import org.caldavsync.http.HttpFailure;
import org.caldavsync.server.db.DatabaseFailure;
import org.caldavsync.server.secret.SealBrokenException;

/**
 * The one place that knows what a failure means and whether it is worth another try.
 *
 * <p>What a person has to mend is never tried again before the ordinary next run: repeating a refused login locks
 * accounts. What may pass by itself is, with a back-off that the {@link Schedule} adds.
 */
public final class FailurePolicy {
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    private static final String SAFE = " Events that were synchronised before are kept.";

    private final InstantSource clock;

    public FailurePolicy(InstantSource clock) {
        this.clock = clock;
    }

    /** Judges what a job threw. */
    public Verdict judge(Throwable failure) {
        return switch (failure) {
            case Judged judged -> bounded(judged.verdict(clock.instant()));
            case HttpFailure noAnswer -> judgeNoAnswer(noAnswer);
            case CalDavException answer -> judgeAnswer(answer);
            case DatabaseFailure database -> retry(FailureCause.SERVICE, String.valueOf(database.getMessage()));
            case SealBrokenException otherKey -> new Verdict.NeedsOwner(otherKey.getMessage() + SAFE);
            default ->
                new Verdict.Bug(
                        "A defect of this service ended the run." + SAFE + " Its log tells more; please report it.");
        };
    }

    private Verdict judgeNoAnswer(HttpFailure failure) {
        String message = failure.getMessage() + SAFE;
        return switch (failure) {
            case HttpFailure.UnknownHost _, HttpFailure.ConnectRefused _, HttpFailure.Cut _, HttpFailure.Malformed _ ->
                retry(FailureCause.UPSTREAM, message);
            case HttpFailure.ConnectTimeout _, HttpFailure.ResponseTimeout _, HttpFailure.Deadline _ ->
                retry(FailureCause.TIMEOUT, message);
            case HttpFailure.Cancelled _ -> retry(FailureCause.SERVICE, message);
            case HttpFailure.TlsFailed _,
                    HttpFailure.BlockedAddress _,
                    HttpFailure.RedirectRefused _,
                    HttpFailure.RedirectLoop _,
                    HttpFailure.BodyTooLarge _ -> new Verdict.NeedsOwner(message);
        };
    }

    private Verdict judgeAnswer(CalDavException failure) {
        String message = failure.getMessage() + SAFE;
        return switch (failure) {
            case CalDavException.RateLimited limited ->
                new Verdict.Retry(bounded(limited.retryAt()), FailureCause.UPSTREAM, message);
            case CalDavException.ServerError _, CalDavException.MalformedAnswer _ ->
                retry(FailureCause.UPSTREAM, message);
            case CalDavException.Unauthorized _,
                    CalDavException.Forbidden _,
                    CalDavException.NotFound _,
                    CalDavException.NotWebDav _,
                    CalDavException.NotACalendar _,
                    CalDavException.Unexpected _ -> new Verdict.NeedsOwner(message);
        };
    }

    private Verdict retry(FailureCause cause, String message) {
        return new Verdict.Retry(clock.instant(), cause, message);
    }

    private Verdict bounded(Verdict verdict) {
        return verdict instanceof Verdict.Retry(Instant notBefore, FailureCause cause, String message)
                ? new Verdict.Retry(bounded(notBefore), cause, message)
                : verdict;
    }

    /** A server may ask for a pause, not for the end of the subscription. */
    private Instant bounded(Instant retryAt) {
        Instant latest = clock.instant().plus(LONGEST_PAUSE);
        return retryAt.isBefore(latest) ? retryAt : latest;
    }
}
