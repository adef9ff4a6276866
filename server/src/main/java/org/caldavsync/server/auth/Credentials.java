package org.caldavsync.server.auth;

import org.caldavsync.http.Secret;

/** The one user that may enter, as configured. */
public sealed interface Credentials {

    /** Nobody is configured: everybody may enter. */
    record None() implements Credentials {}

    /** A user whose password is known in clear. */
    record Plain(String username, Secret password) implements Credentials {}

    /** A user whose password is known only as an Argon2 hash. */
    record Hashed(String username, Argon2Hash hash) implements Credentials {}
}
