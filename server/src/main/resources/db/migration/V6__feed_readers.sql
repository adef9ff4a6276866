-- When a kind of program last read a feed. No addresses: who it was is nobody's business.
CREATE TABLE feed_readers (
    source_id BIGINT NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    path TEXT NOT NULL,                  -- as asked for, below /ics/
    program TEXT NOT NULL,
    last_read BIGINT NOT NULL,
    PRIMARY KEY (source_id, path, program)
);
