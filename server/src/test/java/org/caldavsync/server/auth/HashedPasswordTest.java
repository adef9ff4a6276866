package org.caldavsync.server.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.caldavsync.server.auth.Authenticator.Verdict;
import org.junit.jupiter.api.Test;

class HashedPasswordTest {
    private static final byte[] RIGHT = "right".getBytes(UTF_8);
    private static final byte[] WRONG = "wrong".getBytes(UTF_8);

    private final AtomicInteger computed = new AtomicInteger();
    private Instant now = Instant.parse("2026-11-22T07:00:00Z");

    private final HashedPassword counted = new HashedPassword(
            password -> {
                computed.incrementAndGet();
                return new String(password, UTF_8).equals("right");
            },
            new SuccessCache(new SecureRandom(), () -> now));

    @Test
    void computes_the_hash_of_a_right_password_once_in_five_minutes() {
        assertThat(counted.verify(RIGHT)).isEqualTo(Verdict.GRANTED);
        now = now.plus(Duration.ofMinutes(5)).minusNanos(1);
        assertThat(counted.verify(RIGHT)).isEqualTo(Verdict.GRANTED);
        assertThat(computed).hasValue(1);

        now = now.plusNanos(1);
        assertThat(counted.verify(RIGHT)).isEqualTo(Verdict.GRANTED);
        assertThat(computed).hasValue(2);
    }

    @Test
    void never_remembers_a_wrong_password() {
        assertThat(counted.verify(RIGHT)).isEqualTo(Verdict.GRANTED);
        assertThat(counted.verify(WRONG)).isEqualTo(Verdict.REFUSED);
        assertThat(counted.verify(WRONG)).isEqualTo(Verdict.REFUSED);

        assertThat(computed).hasValue(3);
        assertThat(counted.verify(RIGHT)).isEqualTo(Verdict.GRANTED);
        assertThat(computed).hasValue(3);
    }

    @Test
    void computes_one_hash_at_a_time_and_turns_away_more_than_eight() throws Exception {
        Semaphore release = new Semaphore(0);
        CountDownLatch firstEntered = new CountDownLatch(1);
        CountDownLatch turnedAway = new CountDownLatch(4);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        HashedPassword slow = new HashedPassword(
                _ -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    firstEntered.countDown();
                    release.acquireUninterruptibly();
                    inside.decrementAndGet();
                    return false;
                },
                new SuccessCache(new SecureRandom(), () -> now));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Verdict>> attempts = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                attempts.add(CompletableFuture.supplyAsync(() -> attempt(slow, turnedAway), threads));
            }
            assertThat(firstEntered.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(turnedAway.await(10, TimeUnit.SECONDS)).isTrue();

            release.release(8);

            List<Verdict> verdicts = new ArrayList<>();
            for (var attempt : attempts) {
                verdicts.add(attempt.get(10, TimeUnit.SECONDS));
            }
            assertThat(verdicts).filteredOn(Verdict.BUSY::equals).hasSize(4);
            assertThat(verdicts).filteredOn(Verdict.REFUSED::equals).hasSize(8);
            assertThat(most).hasValue(1);
        }
    }

    private static Verdict attempt(HashedPassword password, CountDownLatch turnedAway) {
        Verdict verdict = password.verify(WRONG);
        if (verdict == Verdict.BUSY) {
            turnedAway.countDown();
        }
        return verdict;
    }
}
