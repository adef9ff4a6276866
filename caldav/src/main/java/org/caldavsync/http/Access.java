package org.caldavsync.http;

/**
 * Everything needed to reach one account.
 *
 * @param origin where the user said the account lives; the credentials are never sent outside of it (see
 *     {@link HttpSession})
 */
public record Access(Origin origin, Credentials credentials, AuthScheme scheme, Tls tls) {
    public Access {
        if (credentials instanceof Credentials.UserPassword pair) {
            if (scheme == AuthScheme.BEARER) {
                throw new IllegalArgumentException("Bearer authentication needs a token, not a user name");
            }
            if (scheme == AuthScheme.BASIC && !pair.fitsBasic()) {
                throw new IllegalArgumentException("A user name with ':' cannot be sent with Basic authentication");
            }
        }
        if (credentials instanceof Credentials.Bearer && !scheme.allows(AuthScheme.BEARER)) {
            throw new IllegalArgumentException("A token can only be sent with Bearer authentication");
        }
    }

    /** Certificates are verified and the scheme is negotiated. */
    public static Access of(Origin origin, Credentials credentials) {
        return new Access(origin, credentials, AuthScheme.AUTO, Tls.VERIFIED);
    }
}
