package org.caldavsync.http;

/** Which authentication schemes an account may use; {@link #AUTO} takes the strongest that the server offers. */
public enum AuthScheme {
    AUTO,
    BASIC,
    DIGEST,
    BEARER;

    boolean allows(AuthScheme other) {
        return this == AUTO || this == other;
    }
}
