package org.caldavsync.server.auth;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.caldavsync.server.ratelimit.Client;
import org.jspecify.annotations.Nullable;

/** Decides whether an {@code Authorization} header opens the door. Safe for use by many threads. */
public sealed interface Authenticator permits OpenDoor, BasicAuthenticator {

    /** What a 401 answer carries in {@code WWW-Authenticate} (RFC 7617 §2). */
    String CHALLENGE = "Basic realm=\"CalDAV/ICS Sync\", charset=\"UTF-8\"";

    /** How long a client that failed too often has to wait. */
    Duration PAUSE = FailedLogins.PAUSE;

    /** The answer to one attempt. */
    enum Verdict {
        /** The credentials are right, or none are needed. */
        GRANTED,
        /** No credentials, or wrong ones: 401 with {@link #CHALLENGE}. */
        REFUSED,
        /** This client failed too often: 429, worth a retry after {@link #PAUSE}. Nothing was checked. */
        THROTTLED,
        /** Too many passwords are being checked at this moment: 503, worth a retry in a second. */
        BUSY
    }

    /**
     * Judges one request.
     *
     * @param authorization the header's value, null where the request has none
     * @param client who sent it
     */
    Verdict check(@Nullable String authorization, Client client);

    /** The authenticator of the configured user. */
    static Authenticator of(Credentials credentials, SecureRandom random, InstantSource clock) {
        FailedLogins failed = new FailedLogins(clock);
        return switch (credentials) {
            case Credentials.None() -> new OpenDoor();
            case Credentials.Plain(var username, var password) ->
                new BasicAuthenticator(username, new PlainPassword(password, failed), failed);
            case Credentials.Hashed(var username, var hash) ->
                new BasicAuthenticator(
                        username, new HashedPassword(hash::matches, new SuccessCache(random, clock), failed), failed);
        };
    }
}
