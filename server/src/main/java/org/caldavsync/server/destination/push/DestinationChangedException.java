package org.caldavsync.server.destination.push;

import java.time.Instant;
import org.caldavsync.server.run.FailureCause;
import org.caldavsync.server.run.Judged;
import org.caldavsync.server.run.Verdict;

/** The destination was edited or deleted while it was written; what was not written yet is left. */
final class DestinationChangedException extends RuntimeException implements Judged {
    private static final long serialVersionUID = 1L;

    private static final String MESSAGE =
            "The destination was edited during this run, which ended early. What it wrote until then is kept; the next run"
                    + " goes on with the new settings.";

    DestinationChangedException() {
        super(MESSAGE);
    }

    @Override
    public Verdict verdict(Instant now) {
        return new Verdict.Retry(now, FailureCause.SERVICE, MESSAGE);
    }
}
