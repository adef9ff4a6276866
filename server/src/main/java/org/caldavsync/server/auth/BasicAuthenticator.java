package org.caldavsync.server.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.caldavsync.server.ratelimit.Client;
import org.jspecify.annotations.Nullable;

/** HTTP Basic authentication (RFC 7617) of one user. */
final class BasicAuthenticator implements Authenticator {
    private static final String SCHEME = "Basic ";
    /** Longer headers are refused unread. */
    private static final int LENGTH_LIMIT = 4096;

    private final Digest username;
    private final PasswordVerifier verifier;
    private final FailedLogins failed;

    BasicAuthenticator(String username, PasswordVerifier verifier, FailedLogins failed) {
        this.username = Digest.of(username.getBytes(UTF_8));
        this.verifier = verifier;
        this.failed = failed;
    }

    /** Who sends no credentials asks for the challenge; that is no attempt. */
    @Override
    public Verdict check(@Nullable String authorization, Client client) {
        if (authorization == null) {
            return Verdict.REFUSED;
        }
        if (failed.mustWait(client)) {
            return Verdict.THROTTLED;
        }
        return decode(authorization)
                .map(pair -> judge(pair, client))
                .orElseGet(() -> failed.noted(client, Verdict.REFUSED));
    }

    /** A wrong name is refused without a look at the password: guessing names must not cost us a slow hash each. */
    private Verdict judge(byte[] userPass, Client client) {
        int colon = indexOfColon(userPass);
        if (colon < 0 || !username.matches(Arrays.copyOf(userPass, colon))) {
            return failed.noted(client, Verdict.REFUSED);
        }
        return verifier.verify(Arrays.copyOfRange(userPass, colon + 1, userPass.length), client);
    }

    private static Optional<byte[]> decode(String authorization) {
        if (authorization.length() > LENGTH_LIMIT
                || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder()
                    .decode(authorization.substring(SCHEME.length()).strip()));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static int indexOfColon(byte[] userPass) {
        for (int i = 0; i < userPass.length; i++) {
            if (userPass[i] == ':') {
                return i;
            }
        }
        return -1;
    }
}
