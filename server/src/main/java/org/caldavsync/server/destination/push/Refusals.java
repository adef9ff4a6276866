package org.caldavsync.server.destination.push;

import java.time.Instant;
import org.caldavsync.caldav.NotWritten;
import org.caldavsync.server.run.FailureCause;
import org.caldavsync.server.run.Verdict;

/** Reads a refused write: what it means for the one item, and whether others may still be written. Pure. */
final class Refusals {
    private static final String REST = " What was written until then is kept; the rest follows in a later run.";

    private Refusals() {}

    /** What is left to say after everything that depends on the kind of write has been tried. */
    static Result result(NotWritten refusal) {
        return switch (refusal) {
            case NotWritten.Exists _ -> new Result.Failed("Something else is at its address.", false);
            case NotWritten.Changed _ ->
                new Result.Failed("Somebody else keeps changing it; left for the next run.", false);
            case NotWritten.Missing _ -> new Result.Failed("It vanished while it was written.", false);
            case NotWritten.UidConflict _ ->
                new Result.Refused("The server says that its UID is taken elsewhere in the account.", false);
            case NotWritten.TooLarge(String message) ->
                new Result.Refused(said("It is larger than the server accepts.", message), false);
            case NotWritten.Refused refused ->
                new Result.Refused(
                        said("The server does not accept it (status " + refused.status() + ").", reason(refused)),
                        false);
            case NotWritten.ServerFailed(int status, String message) ->
                new Result.Refused(said("The server failed over it (status " + status + ").", message), true);
            case NotWritten.Throttled(Instant retryAt) ->
                new Result.Stop(
                        new Verdict.Retry(retryAt, FailureCause.UPSTREAM, "The server asks for a pause." + REST));
            case NotWritten.QuotaExceeded(String message) ->
                stop(said("The account is full: the server takes no more events.", message) + REST);
            case NotWritten.ReadOnly(String message) ->
                stop(said("The calendar may only be read with these credentials.", message)
                        + " Have it shared for writing, or choose another.");
            case NotWritten.NoCollection(String message) ->
                stop(said("The calendar is gone from the server.", message) + " Nothing more was written.");
        };
    }

    private static Result stop(String message) {
        return new Result.Stop(new Verdict.NeedsOwner(message));
    }

    private static String reason(NotWritten.Refused refused) {
        return refused.message().isBlank() ? String.join(", ", refused.preconditions()) : refused.message();
    }

    private static String said(String what, String message) {
        return message.isBlank() ? what : what + " It says: " + message;
    }
}
