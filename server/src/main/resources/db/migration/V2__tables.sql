-- Instants are milliseconds since 1970 UTC. Credentials are sealed with the secret key, bound to table, row and column.
-- The rows of the earlier tables are moved over by V3, which can encrypt.
ALTER TABLE sources RENAME TO earlier_sources;
ALTER TABLE ics_data RENAME TO earlier_ics_data;
ALTER TABLE source_paths RENAME TO earlier_source_paths;
ALTER TABLE destinations RENAME TO earlier_destinations;

CREATE TABLE sources (
    id ${id},
    name TEXT NOT NULL,
    caldav_url TEXT NOT NULL,
    username TEXT NOT NULL,
    password ${blob} NOT NULL,
    sync_interval_secs BIGINT NOT NULL CHECK (sync_interval_secs >= 0),
    public_ics BOOLEAN NOT NULL,
    enabled BOOLEAN NOT NULL,
    calendars TEXT,                      -- hrefs to include, one a line; null: all
    auth TEXT NOT NULL CHECK (auth IN ('auto', 'basic', 'digest', 'bearer')),
    tls_verify BOOLEAN NOT NULL,
    tls_ca_pem TEXT,
    time_zone TEXT,                      -- IANA id of floating times; null: leave them floating
    created_at BIGINT NOT NULL,
    last_synced BIGINT,
    last_sync_status TEXT CHECK (last_sync_status IN ('ok', 'partial', 'held', 'error')),
    last_sync_error TEXT,
    feed_stamp TEXT,                     -- what the current feed was built from; null: something changed since
    generation BIGINT NOT NULL DEFAULT 0, -- raised when what is pulled changes: a run of before stops writing
    homes TEXT,                          -- calendar homes found, one URL a line; null: discover first
    single_calendar TEXT,                -- the calendar where the address typed names just one
    basic_offered TEXT NOT NULL DEFAULT '' -- origins that asked for Basic, one a line
);

-- Every path a feed is served under. The API keeps paths unique over all kinds; the earlier implementation let a public
-- path, which lives under /ics/public/, equal one of another kind, and such rows are adopted as they are.
CREATE TABLE feed_paths (
    id ${id},
    source_id BIGINT NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('main', 'public', 'extra')),
    is_public BOOLEAN NOT NULL,          -- of an extra path; the others follow from the source
    created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX feed_paths_one_of_a_kind ON feed_paths (source_id, kind) WHERE kind <> 'extra';
CREATE INDEX feed_paths_of_source ON feed_paths (source_id);
CREATE UNIQUE INDEX feed_paths_public ON feed_paths (path) WHERE kind = 'public';
CREATE UNIQUE INDEX feed_paths_others ON feed_paths (path) WHERE kind <> 'public';

CREATE TABLE calendars (
    id ${id},
    source_id BIGINT NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    href TEXT NOT NULL,                  -- absolute URL, normalised
    name TEXT NOT NULL,
    color TEXT,
    components TEXT NOT NULL,            -- comma-separated; empty: the server does not say
    ctag TEXT,
    sync_token TEXT,
    capabilities TEXT NOT NULL DEFAULT '',
    read_at BIGINT NOT NULL DEFAULT 0,   -- when token and ctag were read
    listed_at BIGINT NOT NULL DEFAULT 0, -- when everything was last listed
    suspected_at BIGINT,                 -- when it first looked emptied or gone, which is not believed at once
    last_error TEXT,
    UNIQUE (source_id, href)
);

-- What the server holds, as it came. An item that cannot be read is kept with its problem and left out of the feed.
CREATE TABLE items (
    id ${id},
    calendar_id BIGINT NOT NULL REFERENCES calendars (id) ON DELETE CASCADE,
    source_id BIGINT NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    href TEXT NOT NULL,                  -- normalised, for comparison
    href_text TEXT NOT NULL,             -- as the server writes it, to be sent back
    etag TEXT NOT NULL,                  -- empty: the server gives none
    uid TEXT NOT NULL,
    content ${blob} NOT NULL,
    fingerprint TEXT NOT NULL,
    summary TEXT NOT NULL DEFAULT '',
    first_start BIGINT,
    last_end BIGINT,                     -- null: has no end, or none is known
    problem TEXT,
    UNIQUE (calendar_id, href)
);
CREATE INDEX items_with_problem ON items (source_id) WHERE problem IS NOT NULL;
CREATE INDEX items_in_feed_order ON items (source_id, uid, calendar_id, href);

-- Members that changed but could not be fetched; tried again by the next run.
CREATE TABLE pending_items (
    calendar_id BIGINT NOT NULL REFERENCES calendars (id) ON DELETE CASCADE,
    href TEXT NOT NULL,
    href_text TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (calendar_id, href)
);

-- One immutable version of a feed; its body is gzip in pieces of at most 1 MiB.
CREATE TABLE feeds (
    id ${id},
    source_id BIGINT NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    is_current BOOLEAN NOT NULL,
    etag TEXT NOT NULL,                  -- hash of the identity body, without quotes
    last_modified BIGINT NOT NULL,
    size BIGINT NOT NULL,
    gzip_size BIGINT NOT NULL,
    events BIGINT NOT NULL
);
CREATE UNIQUE INDEX feeds_current ON feeds (source_id) WHERE is_current;
CREATE INDEX feeds_of_source ON feeds (source_id);

CREATE TABLE feed_chunks (
    feed_id BIGINT NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
    seq BIGINT NOT NULL,
    body ${blob} NOT NULL,
    PRIMARY KEY (feed_id, seq)
);

-- Feeds of the earlier implementation that are not yet taken over.
CREATE TABLE adopted_feeds (
    source_id BIGINT PRIMARY KEY REFERENCES sources (id) ON DELETE CASCADE,
    content TEXT NOT NULL
);

CREATE TABLE destinations (
    id ${id},
    name TEXT NOT NULL,
    ics_url TEXT NOT NULL,
    caldav_url TEXT NOT NULL,
    calendar_name TEXT NOT NULL,
    username TEXT NOT NULL,
    password ${blob} NOT NULL,
    sync_interval_secs BIGINT NOT NULL CHECK (sync_interval_secs >= 0),
    sync_all BOOLEAN NOT NULL,
    deletions TEXT NOT NULL CHECK (deletions IN ('none', 'owned', 'mirror')),
    adopted BOOLEAN NOT NULL,            -- came from the earlier database: <uid>.ics counts as its own
    created_at BIGINT NOT NULL,
    last_synced BIGINT,
    last_sync_status TEXT CHECK (last_sync_status IN ('ok', 'partial', 'held', 'error')),
    last_sync_error TEXT
);

-- No foreign key to what ran: the history outlives it, and ids are never used again.
CREATE TABLE runs (
    id ${id},
    kind TEXT NOT NULL CHECK (kind IN ('source', 'destination')),
    subject_id BIGINT NOT NULL,
    started_by TEXT NOT NULL CHECK (started_by IN ('schedule', 'manual', 'start')),
    status TEXT NOT NULL CHECK (status IN ('running', 'ok', 'partial', 'held', 'error', 'cancelled')),
    started_at BIGINT NOT NULL,
    finished_at BIGINT,
    counts TEXT NOT NULL DEFAULT '{}',
    requests BIGINT NOT NULL DEFAULT 0,
    bytes BIGINT NOT NULL DEFAULT 0,
    error TEXT,
    cause TEXT CHECK (cause IN ('upstream', 'timeout', 'service')),
    retry_at BIGINT,                     -- null: not before the ordinary next run
    changed BOOLEAN NOT NULL DEFAULT FALSE,
    cancel_requested BOOLEAN NOT NULL DEFAULT FALSE,
    lease_owner TEXT,
    lease_until BIGINT
);
CREATE UNIQUE INDEX runs_one_open ON runs (kind, subject_id) WHERE status = 'running';
CREATE INDEX runs_of_subject ON runs (kind, subject_id, id);
CREATE INDEX runs_by_end ON runs (finished_at);

CREATE TABLE run_items (
    run_id BIGINT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    seq BIGINT NOT NULL,
    uid TEXT NOT NULL,
    summary TEXT NOT NULL,
    starts_at BIGINT,
    action TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (run_id, seq)
);

-- db-scheduler's own table.
CREATE TABLE scheduled_tasks (
    task_name TEXT NOT NULL,
    task_instance TEXT NOT NULL,
    task_data ${blob},
    execution_time ${instant} NOT NULL,
    picked BOOLEAN NOT NULL,
    picked_by TEXT,
    last_success ${instant},
    last_failure ${instant},
    consecutive_failures INT,
    last_heartbeat ${instant},
    version BIGINT NOT NULL,
    priority SMALLINT,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_due ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_heartbeat ON scheduled_tasks (last_heartbeat);
