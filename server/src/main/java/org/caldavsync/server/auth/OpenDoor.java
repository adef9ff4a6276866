package org.caldavsync.server.auth;

import org.caldavsync.server.ratelimit.Client;
import org.jspecify.annotations.Nullable;

/** Nobody is configured: everybody may enter. */
record OpenDoor() implements Authenticator {
    @Override
    public Verdict check(@Nullable String authorization, Client client) {
        return Verdict.GRANTED;
    }
}
