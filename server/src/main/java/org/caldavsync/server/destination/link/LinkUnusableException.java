package org.caldavsync.server.destination.link;

import java.io.Serial;
import java.time.Instant;
import org.caldavsync.server.run.FailureCause;
import org.caldavsync.server.run.Judged;
import org.caldavsync.server.run.Verdict;

/**
 * What a link gave cannot be taken for a calendar. Nothing may be changed because of it, and above all nothing removed.
 * The message is for people: what happened, what is safe, what to do.
 */
public final class LinkUnusableException extends RuntimeException implements Judged {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient LinkProblem problem;
    private final String excerpt;

    LinkUnusableException(LinkProblem problem) {
        this(problem, "");
    }

    LinkUnusableException(LinkProblem problem, String excerpt) {
        super(problem.message());
        this.problem = problem;
        this.excerpt = excerpt;
    }

    public LinkProblem problem() {
        return problem;
    }

    /** The first characters of what came instead, on one line; empty where nothing came. Holds no secret of the link. */
    public String excerpt() {
        return excerpt;
    }

    @Override
    public Verdict verdict(Instant now) {
        FailureCause cause = problem instanceof LinkProblem.NoRoom ? FailureCause.SERVICE : FailureCause.UPSTREAM;
        String message = excerpt.isEmpty() ? problem.message() : problem.message() + " It begins: “" + excerpt + "”";
        return problem.mayPass()
                ? new Verdict.Retry(now.plus(problem.pause()), cause, message)
                : new Verdict.NeedsOwner(message);
    }
}
