package org.caldavsync.server.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.caldavsync.http.Secret;
import org.caldavsync.server.ratelimit.Client;

/** A password configured in clear. */
final class PlainPassword implements PasswordVerifier {
    private final Digest password;
    private final FailedLogins failed;

    PlainPassword(Secret password, FailedLogins failed) {
        this.failed = failed;
        this.password = Digest.of(password.reveal().getBytes(UTF_8));
    }

    @Override
    public Authenticator.Verdict verify(byte[] attempt, Client client) {
        boolean right = password.matches(attempt);
        return failed.noted(client, right ? Authenticator.Verdict.GRANTED : Authenticator.Verdict.REFUSED);
    }
}
