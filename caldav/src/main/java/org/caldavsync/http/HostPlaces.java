package org.caldavsync.http;

import java.util.Optional;

/** The places that all processes together have at a host. Thread-safe. */
@FunctionalInterface
public interface HostPlaces {
    /** For a process that has no others beside it: what it allows itself is all there is. */
    HostPlaces ALONE = new HostPlaces() {
        @Override
        public Optional<Taken> tryTake(String name, int places) {
            return Optional.of(() -> {});
        }

        @Override
        public boolean hasOthers() {
            return false;
        }
    };

    /** One place, until it is closed. */
    @FunctionalInterface
    interface Taken extends AutoCloseable {
        @Override
        void close();
    }

    /** Takes one of so many places under that name; empty where all are taken at the moment. */
    Optional<Taken> tryTake(String name, int places);

    /** Whether there are other processes at all. */
    default boolean hasOthers() {
        return true;
    }
}
