package org.caldavsync.server.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A request ends in an error the client is told of. The one mapper turns each kind into its status and envelope. */
public abstract sealed class ApiException extends RuntimeException {
    private ApiException(String message) {
        super(message);
    }

    /** The request cannot be understood: 400. */
    public static final class Malformed extends ApiException {
        public Malformed(String message) {
            super(message);
        }
    }

    /** Members break rules (400), or are missing or of the wrong type (422): every one of them at once. */
    public static final class InvalidBody extends ApiException {
        private final List<FieldProblem> problems;
        private final boolean misshapen;

        /** Members of the right type that break rules: 400. */
        public InvalidBody(List<FieldProblem> problems) {
            this(problems, false);
        }

        InvalidBody(List<FieldProblem> problems, boolean misshapen) {
            super("The request has " + (problems.size() == 1 ? "a problem." : problems.size() + " problems."));
            this.problems = List.copyOf(problems);
            this.misshapen = misshapen;
        }

        List<FieldProblem> problems() {
            return problems;
        }

        boolean misshapen() {
            return misshapen;
        }
    }

    /** Credentials are missing or wrong: 401 with the challenge. */
    static final class Unauthorized extends ApiException {
        Unauthorized() {
            super("User name and password are needed.");
        }
    }

    /** Not from here: 403. */
    public static final class Forbidden extends ApiException {
        public Forbidden(String message) {
            super(message);
        }
    }

    /** There is no such thing: 404. */
    public static final class NotFound extends ApiException {
        public NotFound(String message) {
            super(message);
        }
    }

    /** The state of things forbids it: 409; the envelope may carry further members. */
    public static final class Conflict extends ApiException {
        private final Map<String, Object> members;

        public Conflict(String message, Map<String, Object> members) {
            super(message);
            this.members = Map.copyOf(members);
        }

        Map<String, Object> members() {
            return members;
        }
    }

    /** Another server failed us: 502, or 504 where it did not answer in time; the envelope may carry further members. */
    public static final class Upstream extends ApiException {
        private final boolean timedOut;
        private final Map<String, Object> members;

        public Upstream(String message, boolean timedOut) {
            super(message);
            this.timedOut = timedOut;
            this.members = Map.of();
        }

        /** Some of several servers failed us: 502. */
        public Upstream(String message, Map<String, Object> members) {
            super(message);
            this.timedOut = false;
            this.members = Map.copyOf(members);
        }

        Map<String, Object> members() {
            return members;
        }

        boolean timedOut() {
            return timedOut;
        }
    }

    /** Not so often: 429 with {@code Retry-After}. */
    public static final class TooManyAttempts extends ApiException {
        private final Duration retryAfter;

        TooManyAttempts(String message, Duration retryAfter) {
            super(message);
            this.retryAfter = retryAfter;
        }

        Duration retryAfter() {
            return retryAfter;
        }
    }

    /** Not at this moment: 503 with {@code Retry-After}. */
    public static final class Unavailable extends ApiException {
        private final Duration retryAfter;

        public Unavailable(String message, Duration retryAfter) {
            super(message);
            this.retryAfter = retryAfter;
        }

        Duration retryAfter() {
            return retryAfter;
        }
    }
}
