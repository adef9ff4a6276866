package org.caldavsync.server.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.caldavsync.http.Secret;

/** A password configured in clear. */
final class PlainPassword implements PasswordVerifier {
    private final Digest password;

    PlainPassword(Secret password) {
        this.password = Digest.of(password.reveal().getBytes(UTF_8));
    }

    @Override
    public Authenticator.Verdict verify(byte[] attempt) {
        return password.matches(attempt) ? Authenticator.Verdict.GRANTED : Authenticator.Verdict.REFUSED;
    }
}
