-- Sources and destinations without a good sync for long, and whether people were told: of several processes one tells.
CREATE TABLE stale_subjects (
    kind TEXT NOT NULL,
    id BIGINT NOT NULL,
    since BIGINT NOT NULL,               -- first seen overdue
    told BIGINT,                         -- null: not yet
    PRIMARY KEY (kind, id)
);
