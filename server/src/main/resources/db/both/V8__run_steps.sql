-- What a run worked on, from when on; only of runs that took a while.
CREATE TABLE run_steps (
    run_id BIGINT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    seq BIGINT NOT NULL,
    what TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    PRIMARY KEY (run_id, seq)
);
