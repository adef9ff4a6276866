package org.caldavsync.http;

/**
 * Everything needed to reach one account.
 *
 * @param origin where the user said the account lives; the credentials are never sent outside of it (see
 *     {@link HttpSession})
 */
public record Access(Origin origin, Credentials credentials, AuthScheme scheme, Tls tls) {
    public Access {
        boolean basicOnly = scheme == AuthScheme.BASIC;
        if (basicOnly && credentials instanceof Credentials.UserPassword pair && !pair.fitsBasic()) {
            throw new IllegalArgumentException("A user name with ':' cannot be sent with Basic authentication");
        }
    }

    /** Certificates are verified and the scheme is negotiated. */
    public static Access of(Origin origin, Credentials credentials) {
        return new Access(origin, credentials, AuthScheme.AUTO, Tls.VERIFIED);
    }
}
