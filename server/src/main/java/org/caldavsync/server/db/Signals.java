package org.caldavsync.server.db;

/** What processes that share a database tell each other. Thread-safe. */
public interface Signals extends AutoCloseable {
    /** For a process that is alone with its database. */
    Signals NONE = new Signals() {
        @Override
        public void hear(String topic, Ear ear) {
            // Nobody tells anything.
        }

        @Override
        public void tell(String topic, String text) {
            // Nobody is there.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    /** Listens to one topic; called on one thread, which must not be kept waiting. */
    interface Ear {
        /** Another process told this. */
        void heard(String text);

        /** Others may have told something while nobody listened here. */
        void missed();
    }

    /** Listens from now on. */
    void hear(String topic, Ear ear);

    /** Tells the other processes, soon; lost where the database is away. */
    void tell(String topic, String text);

    @Override
    void close();
}
