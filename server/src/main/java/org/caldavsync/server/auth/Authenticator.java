package org.caldavsync.server.auth;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Decides whether an {@code Authorization} header opens the door. Safe for use by many threads. */
public sealed interface Authenticator permits OpenDoor, BasicAuthenticator {

    /** What a 401 answer carries in {@code WWW-Authenticate} (RFC 7617 §2). */
    String CHALLENGE = "Basic realm=\"CalDAV/ICS Sync\", charset=\"UTF-8\"";

    /** The answer to one attempt. */
    enum Verdict {
        /** The credentials are right, or none are needed. */
        GRANTED,
        /** No credentials, or wrong ones: 401 with {@link #CHALLENGE}. */
        REFUSED,
        /** Too many passwords are being checked at this moment: 503, worth a retry in a second. */
        BUSY
    }

    /**
     * Judges one request.
     *
     * @param authorization the header's value, null where the request has none
     */
    Verdict check(@Nullable String authorization);

    /** The authenticator of the configured user. */
    static Authenticator of(Credentials credentials, SecureRandom random, InstantSource clock) {
        return switch (credentials) {
            case Credentials.None() -> new OpenDoor();
            case Credentials.Plain(var username, var password) ->
                new BasicAuthenticator(username, new PlainPassword(password));
            case Credentials.Hashed(var username, var hash) ->
                new BasicAuthenticator(username, new HashedPassword(hash::matches, new SuccessCache(random, clock)));
        };
    }
}
