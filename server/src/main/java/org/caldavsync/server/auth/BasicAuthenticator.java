package org.caldavsync.server.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** HTTP Basic authentication (RFC 7617) of one user. */
final class BasicAuthenticator implements Authenticator {
    private static final String SCHEME = "Basic ";
    /** Longer headers are refused unread. */
    private static final int LENGTH_LIMIT = 4096;

    private final Digest username;
    private final PasswordVerifier verifier;

    BasicAuthenticator(String username, PasswordVerifier verifier) {
        this.username = Digest.of(username.getBytes(UTF_8));
        this.verifier = verifier;
    }

    @Override
    public Verdict check(@Nullable String authorization) {
        return decode(authorization).map(this::judge).orElse(Verdict.REFUSED);
    }

    /** A wrong name is refused without a look at the password: guessing names must not cost us a slow hash each. */
    private Verdict judge(byte[] userPass) {
        int colon = indexOfColon(userPass);
        if (colon < 0 || !username.matches(Arrays.copyOf(userPass, colon))) {
            return Verdict.REFUSED;
        }
        return verifier.verify(Arrays.copyOfRange(userPass, colon + 1, userPass.length));
    }

    private static Optional<byte[]> decode(@Nullable String authorization) {
        if (authorization == null
                || authorization.length() > LENGTH_LIMIT
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
