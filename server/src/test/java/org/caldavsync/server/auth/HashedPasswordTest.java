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
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.caldavsync.server.auth.Authenticator.Verdict;
import org.caldavsync.server.ratelimit.Client;
import org.junit.jupiter.api.Test;

class HashedPasswordTest {
    private static final byte[] RIGHT = "right".getBytes(UTF_8);
    private static final byte[] WRONG = "wrong".getBytes(UTF_8);

    private final AtomicInteger computed = new AtomicInteger();
    private Instant now = Instant.parse("2026-11-22T07:00:00Z");

    private static final Client CLIENT = Client.of("192.0.2.1").orElseThrow();
    private static final Client OTHER = Client.of("192.0.2.2").orElseThrow();

    private final FailedLogins failed = new FailedLogins(() -> now);
    private final HashedPassword counted = new HashedPassword(
            password -> {
                computed.incrementAndGet();
                return new String(password, UTF_8).equals("right");
            },
            new SuccessCache(new SecureRandom(), () -> now),
            failed);

    @Test
    void computes_the_hash_of_a_right_password_once_in_five_minutes() {
        assertThat(counted.verify(RIGHT, CLIENT)).isEqualTo(Verdict.GRANTED);
        now = now.plus(Duration.ofMinutes(5)).minusNanos(1);
        assertThat(counted.verify(RIGHT, CLIENT)).isEqualTo(Verdict.GRANTED);
        assertThat(computed).hasValue(1);

        now = now.plusNanos(1);
        assertThat(counted.verify(RIGHT, CLIENT)).isEqualTo(Verdict.GRANTED);
        assertThat(computed).hasValue(2);
    }

    @Test
    void never_remembers_a_wrong_password() {
        assertThat(counted.verify(WRONG, CLIENT)).isEqualTo(Verdict.REFUSED);
        assertThat(counted.verify(WRONG, CLIENT)).isEqualTo(Verdict.REFUSED);

        assertThat(computed).hasValue(2);
    }

    @Test
    void forgets_what_it_remembers_for_a_client_that_fails_and_only_for_that() {
        assertThat(counted.verify(RIGHT, CLIENT)).isEqualTo(Verdict.GRANTED);
        assertThat(counted.verify(RIGHT, OTHER)).isEqualTo(Verdict.GRANTED);
        assertThat(computed).hasValue(1);

        assertThat(counted.verify(WRONG, CLIENT)).isEqualTo(Verdict.REFUSED);
        assertThat(counted.verify(RIGHT, OTHER)).isEqualTo(Verdict.GRANTED);
        assertThat(computed).hasValue(2);

        assertThat(counted.verify(RIGHT, CLIENT)).isEqualTo(Verdict.GRANTED);
        assertThat(counted.verify(RIGHT, CLIENT)).isEqualTo(Verdict.GRANTED);
        assertThat(computed).hasValue(3);
    }

    @Test
    void computes_no_more_than_ten_hashes_for_a_client_however_many_it_asks_at_once() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Verdict>> attempts = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                byte[] guess = ("guess " + i).getBytes(UTF_8);
                attempts.add(threads.submit(() -> counted.verify(guess, CLIENT)));
            }
            for (var attempt : attempts) {
                assertThat(attempt.get(10, TimeUnit.SECONDS)).isNotEqualTo(Verdict.GRANTED);
            }
        }

        assertThat(computed.get()).isBetween(1, FailedLogins.AT_ONCE);
    }

    @Test
    void lets_in_who_is_known_while_a_flood_of_wrong_passwords_is_being_computed() throws Exception {
        Semaphore release = new Semaphore(0);
        CountDownLatch entered = new CountDownLatch(1);
        HashedPassword slow = new HashedPassword(
                password -> {
                    if (new String(password, UTF_8).equals("right")) {
                        return true;
                    }
                    entered.countDown();
                    release.acquireUninterruptibly();
                    return false;
                },
                new SuccessCache(new SecureRandom(), () -> now),
                failed);
        assertThat(slow.verify(RIGHT, OTHER)).isEqualTo(Verdict.GRANTED);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                Client attacker = Client.of("198.51.100." + i).orElseThrow();
                var _ = threads.submit(() -> slow.verify(WRONG, attacker));
            }
            assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();

            assertThat(slow.verify(RIGHT, OTHER)).isEqualTo(Verdict.GRANTED);

            release.release(100);
        }
    }

    /** Else whoever keeps the queue full could try passwords against the memory, uncounted. */
    @Test
    void compares_with_what_it_remembers_only_once_while_a_client_is_turned_away() throws Exception {
        Semaphore release = new Semaphore(0);
        HashedPassword slow = new HashedPassword(
                password -> {
                    if (new String(password, UTF_8).equals("right")) {
                        return true;
                    }
                    release.acquireUninterruptibly();
                    return false;
                },
                new SuccessCache(new SecureRandom(), () -> now),
                failed);
        assertThat(slow.verify(RIGHT, OTHER)).isEqualTo(Verdict.GRANTED);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch turnedAway = new CountDownLatch(1);
            for (int i = 0; i < 9; i++) {
                Client accomplice = Client.of("198.51.100." + i).orElseThrow();
                var _ = threads.submit(() -> attempt(slow, turnedAway, accomplice));
            }
            assertThat(turnedAway.await(10, TimeUnit.SECONDS)).isTrue();

            assertThat(slow.verify(WRONG, CLIENT)).isEqualTo(Verdict.BUSY);
            assertThat(slow.verify(RIGHT, CLIENT)).isEqualTo(Verdict.BUSY);

            release.release(100);
        }
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
                new SuccessCache(new SecureRandom(), () -> now),
                failed);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Verdict>> attempts = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                attempts.add(CompletableFuture.supplyAsync(() -> attempt(slow, turnedAway, CLIENT), threads));
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

    private static Verdict attempt(HashedPassword password, CountDownLatch turnedAway, Client client) {
        Verdict verdict = password.verify(WRONG, client);
        if (verdict == Verdict.BUSY) {
            turnedAway.countDown();
        }
        return verdict;
    }
}
