package org.caldavsync.server.auth;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.caldavsync.server.auth.Authenticator.Verdict;
import org.caldavsync.server.ratelimit.Client;

/**
 * A password configured as a slow hash. One hash is computed at a time, on a thread of its own so that the few that carry
 * requests stay free; a few may wait. What was right is remembered for a while: a browser sends the same password with
 * each of its many requests. A client that has failed since then is not believed without computing.
 */
final class HashedPassword implements PasswordVerifier {
    private static final int WAITING = 7;
    private static final int IDLE_SECONDS = 30;

    private final Predicate<byte[]> hash;
    private final SuccessCache known;
    private final FailedLogins failed;
    private final ThreadPoolExecutor hashing = new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("password").factory());

    /** @param hash whether a password is the right one, slowly */
    HashedPassword(Predicate<byte[]> hash, SuccessCache known, FailedLogins failed) {
        this.hash = hash;
        this.known = known;
        this.failed = failed;
        hashing.allowCoreThreadTimeOut(true);
    }

    @Override
    public Verdict verify(byte[] password, Client client) {
        if (isRemembered(password, client, true)) {
            return Verdict.GRANTED;
        }
        try {
            return answer(hashing.submit(() -> verifyInTurn(password, client)));
        } catch (RejectedExecutionException tooMany) {
            return Verdict.BUSY;
        }
    }

    /**
     * Whether it need not be computed. Where it has to be, and {@code suspicious}, the client has to prove itself before
     * anything is remembered for it again: else all that it sends in the meantime could be compared for nothing.
     */
    private boolean isRemembered(byte[] password, Client client, boolean suspicious) {
        synchronized (failed) {
            boolean remembered = !failed.isSuspect(client) && known.contains(password);
            if (!remembered && suspicious) {
                failed.suspect(client);
            }
            return remembered;
        }
    }

    /** While this one waited, others of the same client may have been right, or wrong too often. */
    private Verdict verifyInTurn(byte[] password, Client client) {
        if (isRemembered(password, client, false)) {
            return Verdict.GRANTED;
        }
        if (failed.mustWait(client)) {
            return Verdict.THROTTLED;
        }
        if (!hash.test(password)) {
            return failed.noted(client, Verdict.REFUSED);
        }
        known.add(password);
        return failed.noted(client, Verdict.GRANTED);
    }

    private static Verdict answer(Future<Verdict> verdict) {
        try {
            return verdict.get();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Verdict.BUSY;
        } catch (ExecutionException defect) {
            throw new IllegalStateException(defect.getCause());
        }
    }
}
