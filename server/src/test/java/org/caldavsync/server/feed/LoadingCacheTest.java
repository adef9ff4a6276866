package org.caldavsync.server.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoadingCacheTest {
    private final List<String> loaded = new ArrayList<>();

    private LoadingCache<String, String> cacheOf(long capacity) {
        return new LoadingCache<>(capacity, String::length, key -> {
            loaded.add(key);
            return key.startsWith("no") ? Optional.empty() : Optional.of(key);
        });
    }

    @Test
    void loads_a_value_once() {
        LoadingCache<String, String> cache = cacheOf(10);

        assertThat(cache.get("a")).contains("a");
        assertThat(cache.get("a")).contains("a");

        assertThat(loaded).containsExactly("a");
    }

    @Test
    void drops_what_was_not_used_for_longest_when_room_is_short() {
        LoadingCache<String, String> cache = cacheOf(9);
        ask(cache, "aaa", "bbb", "ccc", "aaa");

        ask(cache, "dddd");

        assertThat(cache.used()).isEqualTo(7);
        loaded.clear();
        ask(cache, "aaa", "dddd", "bbb", "ccc");
        assertThat(loaded).containsExactly("bbb", "ccc");
    }

    @Test
    void never_holds_more_than_its_capacity() {
        LoadingCache<String, String> cache = cacheOf(10);

        for (int i = 0; i < 1000; i++) {
            ask(cache, "x".repeat(i % 12) + i);
            assertThat(cache.used()).isLessThanOrEqualTo(10);
        }
    }

    @Test
    void does_not_keep_what_is_too_heavy_or_does_not_exist() {
        LoadingCache<String, String> cache = cacheOf(3);
        ask(cache, "abc");

        ask(cache, "heavy", "none");

        assertThat(cache.used()).isEqualTo(3);
        ask(cache, "abc", "heavy", "none");
        assertThat(loaded).containsExactly("abc", "heavy", "none", "heavy", "none");
    }

    @Test
    void hands_on_a_failure_and_tries_again() {
        AtomicInteger attempts = new AtomicInteger();
        LoadingCache<String, String> cache = new LoadingCache<>(10, String::length, key -> {
            if (attempts.incrementAndGet() == 1) {
                throw new IllegalStateException("first");
            }
            return Optional.of(key);
        });

        assertThatThrownBy(() -> ask(cache, "a")).hasMessage("first");
        assertThat(cache.get("a")).contains("a");
    }

    @Test
    void loads_once_for_all_who_ask_at_the_same_time() throws Exception {
        AtomicInteger loads = new AtomicInteger();
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        LoadingCache<String, String> cache = new LoadingCache<>(10, String::length, key -> {
            loads.incrementAndGet();
            asked.countDown();
            await(release);
            return Optional.of(key);
        });
        ConcurrentLinkedQueue<Optional<String>> answers = new ConcurrentLinkedQueue<>();

        List<Thread> readers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            readers.add(Thread.ofVirtual().start(() -> answers.add(cache.get("a"))));
        }
        await(asked);
        release.countDown();
        for (Thread reader : readers) {
            reader.join();
        }

        assertThat(loads).hasValue(1);
        assertThat(answers).hasSize(8).containsOnly(Optional.of("a"));
    }

    @Test
    void does_not_keep_what_was_forgotten_while_it_was_loaded() {
        CountDownLatch loading = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger version = new AtomicInteger(1);
        LoadingCache<String, String> cache = new LoadingCache<>(10, String::length, _ -> {
            String value = "v" + version.get();
            loading.countDown();
            await(release);
            return Optional.of(value);
        });

        CompletableFuture<Optional<String>> early =
                CompletableFuture.supplyAsync(() -> cache.get("a"), Thread::startVirtualThread);
        await(loading);
        version.set(2);
        cache.forget("a");
        release.countDown();

        assertThat(early.join()).contains("v1");
        assertThat(cache.get("a")).contains("v2");
    }

    private static void ask(LoadingCache<String, String> cache, String... keys) {
        for (String key : keys) {
            var _ = cache.get(key);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
