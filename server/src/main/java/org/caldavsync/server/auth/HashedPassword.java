package org.caldavsync.server.auth;

import java.util.concurrent.Semaphore;
import java.util.function.Predicate;

/**
 * A password configured as a slow hash. One hash is computed at a time, a few may wait, and what was right is remembered
 * for a while: a browser sends the same password with each of its many requests.
 */
final class HashedPassword implements PasswordVerifier {
    private static final int QUEUE_LIMIT = 8;

    private final Predicate<byte[]> hash;
    private final SuccessCache known;
    private final Semaphore queue = new Semaphore(QUEUE_LIMIT);
    private final Semaphore hashing = new Semaphore(1);

    /** @param hash whether a password is the right one, slowly */
    HashedPassword(Predicate<byte[]> hash, SuccessCache known) {
        this.hash = hash;
        this.known = known;
    }

    @Override
    public Authenticator.Verdict verify(byte[] password) {
        if (known.contains(password)) {
            return Authenticator.Verdict.GRANTED;
        }
        if (!queue.tryAcquire()) {
            return Authenticator.Verdict.BUSY;
        }
        try {
            return verifyInTurn(password);
        } finally {
            queue.release();
        }
    }

    private Authenticator.Verdict verifyInTurn(byte[] password) {
        hashing.acquireUninterruptibly();
        try {
            if (known.contains(password)) {
                return Authenticator.Verdict.GRANTED;
            }
            if (!hash.test(password)) {
                return Authenticator.Verdict.REFUSED;
            }
            known.add(password);
            return Authenticator.Verdict.GRANTED;
        } finally {
            hashing.release();
        }
    }
}
