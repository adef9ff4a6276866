package org.caldavsync.server.feed;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Values loaded on demand and kept while there is room; the least recently used leaves first. Thread-safe.
 *
 * <p>Whoever asks for a value that is being loaded waits for that one load. What is forgotten during its load is handed
 * to those who waited, but not kept: a cache never holds what was true before {@link #forget}. Absent values and
 * failures are not kept either, so that asking for what does not exist cannot push out what does.
 */
final class LoadingCache<K, V> {
    private static final class Slot<V> {
        final CompletableFuture<Optional<V>> value = new CompletableFuture<>();
        long weight;
    }

    private final long capacity;
    private final ToLongFunction<V> weight;
    private final Function<K, Optional<V>> loader;
    private final LinkedHashMap<K, Slot<V>> slots = new LinkedHashMap<>(16, 0.75f, true);
    private long used;

    /**
     * An empty cache.
     *
     * @param capacity sum of the weights that are kept
     * @param weight of a value, at least 1; a value heavier than the capacity is not kept
     * @param loader may block; runs on the thread of the first who asks
     */
    LoadingCache(long capacity, ToLongFunction<V> weight, Function<K, Optional<V>> loader) {
        this.capacity = capacity;
        this.weight = weight;
        this.loader = loader;
    }

    /** The value of that key, loaded if need be. Throws what the loader throws. */
    Optional<V> get(K key) {
        Slot<V> slot;
        boolean known;
        synchronized (slots) {
            slot = slots.get(key);
            known = slot != null;
            if (slot == null) {
                slot = new Slot<>();
                slots.put(key, slot);
            }
        }
        return known ? await(slot) : load(key, slot);
    }

    /** Drops the value of that key. */
    void forget(K key) {
        synchronized (slots) {
            drop(slots.remove(key));
        }
    }

    /** Drops everything. */
    void clear() {
        synchronized (slots) {
            slots.clear();
            used = 0;
        }
    }

    /** The sum of the weights held at this moment. */
    long used() {
        synchronized (slots) {
            return used;
        }
    }

    private Optional<V> load(K key, Slot<V> slot) {
        try {
            Optional<V> value = loader.apply(key);
            settle(key, slot, value);
            slot.value.complete(value);
            return value;
        } catch (RuntimeException | Error failure) {
            settle(key, slot, Optional.empty());
            slot.value.completeExceptionally(failure);
            throw failure;
        }
    }

    private static <V> Optional<V> await(Slot<V> slot) {
        try {
            return slot.value.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failure;
        }
    }

    private void settle(K key, Slot<V> slot, Optional<V> value) {
        long needed = value.map(weight::applyAsLong).orElse(Long.MAX_VALUE);
        synchronized (slots) {
            if (slots.get(key) != slot) {
                return;
            }
            if (needed > capacity) {
                slots.remove(key);
                return;
            }
            slot.weight = needed;
            used += needed;
            makeRoom();
        }
    }

    /** Never touches what is still being loaded, nor what was used last. */
    private void makeRoom() {
        Iterator<Slot<V>> oldest = slots.values().iterator();
        while (used > capacity && oldest.hasNext()) {
            Slot<V> slot = oldest.next();
            if (slot.weight > 0) {
                oldest.remove();
                used -= slot.weight;
            }
        }
    }

    private void drop(@Nullable Slot<V> slot) {
        if (slot != null) {
            used -= slot.weight;
        }
    }
}
