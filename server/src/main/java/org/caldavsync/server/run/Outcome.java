package org.caldavsync.server.run;

import java.util.List;
import java.util.Map;

/** How a job ended. */
public sealed interface Outcome {
    /** What was counted, by name in snake_case. */
    Map<String, Long> counts();

    /** Whether anything is different from before the run. */
    boolean changed();

    /** Everything was done. */
    record Ok(Map<String, Long> counts, boolean changed) implements Outcome {
        public Ok {
            counts = Map.copyOf(counts);
        }
    }

    /**
     * A part failed; its last good state is kept, the rest was done.
     *
     * @param failures for people, one sentence or two each; at least one
     */
    record Partial(Map<String, Long> counts, boolean changed, List<String> failures) implements Outcome {
        public Partial {
            counts = Map.copyOf(counts);
            failures = List.copyOf(failures);
            if (failures.isEmpty()) {
                throw new IllegalArgumentException("A partial outcome names what failed.");
            }
        }
    }

    /**
     * Done, but for what a safety brake holds until a person releases it.
     *
     * @param reason for people
     */
    record Held(Map<String, Long> counts, boolean changed, String reason) implements Outcome {
        public Held {
            counts = Map.copyOf(counts);
        }
    }

    /**
     * Not done, and nothing changed: what the job was to rest on, a plan or a hold that a person has seen, is no longer
     * so. The run counts as cancelled, since it says nothing about its subject.
     *
     * @param reason for people
     */
    record Moved(String reason) implements Outcome {
        @Override
        public Map<String, Long> counts() {
            return Map.of();
        }

        @Override
        public boolean changed() {
            return false;
        }
    }

    /** Not done. A job that throws instead has the {@link FailurePolicy} judge for it. */
    record Failed(Map<String, Long> counts, Verdict verdict) implements Outcome {
        public Failed {
            counts = Map.copyOf(counts);
        }

        @Override
        public boolean changed() {
            return false;
        }
    }
}
