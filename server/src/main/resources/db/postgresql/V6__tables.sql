-- The tables as SQLite has them after its V6. Instants are milliseconds since 1970 UTC. Credentials are sealed with the
-- secret key, bound to table, row and column.
CREATE TABLE sources (
    id ${id},
    name ${text} NOT NULL,
    caldav_url ${text} NOT NULL,
    username ${text} NOT NULL,
    password ${blob} NOT NULL,
    sync_interval_secs BIGINT NOT NULL CHECK (sync_interval_secs >= 0),
    public_ics BOOLEAN NOT NULL,
    enabled BOOLEAN NOT NULL,
    calendars ${text},                      -- hrefs to include, one a line; null: all
    auth ${text} NOT NULL CHECK (auth IN ('auto', 'basic', 'digest', 'bearer')),
    tls_verify BOOLEAN NOT NULL,
    tls_ca_pem ${text},
    time_zone ${text},                      -- IANA id of floating times; null: leave them floating
    created_at BIGINT NOT NULL,
    last_synced BIGINT,
    last_sync_status ${text} CHECK (last_sync_status IN ('ok', 'partial', 'held', 'error')),
    last_sync_error ${text},
    feed_stamp ${text},                     -- what the current feed was built from; null: something changed since
    generation BIGINT NOT NULL DEFAULT 0, -- raised when what is pulled changes: a run of before stops writing
    homes ${text},                          -- calendar homes found, one URL a line; null: discover first
    single_calendar ${text},                -- the calendar where the address typed names just one
    basic_offered ${text} NOT NULL DEFAULT '' -- origins that asked for Basic, one a line
);

-- Every path a feed is served under. The API keeps paths unique over all kinds; the earlier implementation let a public
-- path, which lives under /ics/public/, equal one of another kind, and such rows are adopted as they are.
CREATE TABLE feed_paths (
    id ${id},
    source_id BIGINT NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    path ${text} NOT NULL,
    kind ${text} NOT NULL CHECK (kind IN ('main', 'public', 'extra')),
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
    href ${text} NOT NULL,                  -- absolute URL, normalised
    name ${text} NOT NULL,
    color ${text},
    components ${text} NOT NULL,            -- comma-separated; empty: the server does not say
    ctag ${text},
    sync_token ${text},
    capabilities ${text} NOT NULL DEFAULT '',
    read_at BIGINT NOT NULL DEFAULT 0,   -- when token and ctag were read
    listed_at BIGINT NOT NULL DEFAULT 0, -- when everything was last listed
    suspected_at BIGINT,                 -- when it first looked emptied or gone, which is not believed at once
    last_error ${text},
    UNIQUE (source_id, href)
);

-- What the server holds, as it came. An item that cannot be read is kept with its problem and left out of the feed.
CREATE TABLE items (
    id ${id},
    calendar_id BIGINT NOT NULL REFERENCES calendars (id) ON DELETE CASCADE,
    source_id BIGINT NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    href ${text} NOT NULL,                  -- normalised, for comparison
    href_text ${text} NOT NULL,             -- as the server writes it, to be sent back
    etag ${text} NOT NULL,                  -- empty: the server gives none
    uid ${text} NOT NULL,
    content ${blob} NOT NULL,
    fingerprint ${text} NOT NULL,
    summary ${text} NOT NULL DEFAULT '',
    first_start BIGINT,
    last_end BIGINT,                     -- null: has no end, or none is known
    problem ${text},
    UNIQUE (calendar_id, href)
);
CREATE INDEX items_with_problem ON items (source_id) WHERE problem IS NOT NULL;
-- Without the UID, which may be longer than an entry of an index: a feed is sorted when it is built.
CREATE INDEX items_of_source ON items (source_id);

-- Members that changed but could not be fetched; tried again by the next run.
CREATE TABLE pending_items (
    calendar_id BIGINT NOT NULL REFERENCES calendars (id) ON DELETE CASCADE,
    href ${text} NOT NULL,
    href_text ${text} NOT NULL,
    reason ${text} NOT NULL,
    PRIMARY KEY (calendar_id, href)
);

-- One immutable version of a feed; its body is gzip in pieces of at most 1 MiB.
CREATE TABLE feeds (
    id ${id},
    source_id BIGINT NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    is_current BOOLEAN NOT NULL,
    etag ${text} NOT NULL,                  -- hash of the identity body, without quotes
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
    content ${text} NOT NULL
);

CREATE TABLE destinations (
    id ${id},
    name ${text} NOT NULL,
    ics_url ${text} NOT NULL,
    caldav_url ${text} NOT NULL,
    calendar_name ${text} NOT NULL,
    username ${text} NOT NULL,
    password ${blob} NOT NULL,
    sync_interval_secs BIGINT NOT NULL CHECK (sync_interval_secs >= 0),
    sync_all BOOLEAN NOT NULL,
    deletions ${text} NOT NULL CHECK (deletions IN ('none', 'owned', 'mirror')),
    adopted BOOLEAN NOT NULL,            -- came from the earlier database: <uid>.ics counts as its own
    created_at BIGINT NOT NULL,
    last_synced BIGINT,
    last_sync_status ${text} CHECK (last_sync_status IN ('ok', 'partial', 'held', 'error')),
    last_sync_error ${text},
    enabled BOOLEAN NOT NULL DEFAULT TRUE,
    create_calendar BOOLEAN NOT NULL DEFAULT FALSE,
    auth ${text} NOT NULL DEFAULT 'auto' CHECK (auth IN ('auto', 'basic', 'digest', 'bearer')),
    tls_verify BOOLEAN NOT NULL DEFAULT TRUE,
    tls_ca_pem ${text},
    ics_username ${text},  -- null: the link needs no sign-in, or has a token
    ics_password ${blob},  -- sealed; the token where ics_auth is bearer
    ics_auth ${text} NOT NULL DEFAULT 'auto' CHECK (ics_auth IN ('auto', 'basic', 'digest', 'bearer')),
    ics_tls_verify BOOLEAN NOT NULL DEFAULT TRUE,
    ics_tls_ca_pem ${text},
    ics_user_agent ${text},  -- null: the service's own
    attendees ${text} NOT NULL DEFAULT 'strip' CHECK (attendees IN ('strip', 'keep')),
    alarms ${text} NOT NULL DEFAULT 'keep' CHECK (alarms IN ('keep', 'strip')),
    time_zone ${text},  -- IANA id of floating times; null: leave them floating
    generation BIGINT NOT NULL DEFAULT 0  -- raised by an edit of what is read or written
);

-- What the runs of a destination know of its link and its calendar. No row: nothing yet.
CREATE TABLE push_states (
    destination_id BIGINT PRIMARY KEY REFERENCES destinations (id) ON DELETE CASCADE,
    calendar_href ${text},                  -- the resolved calendar, absolute; null: to be found
    ctag ${text},
    sync_token ${text},
    read_at BIGINT NOT NULL DEFAULT 0,
    listed_at BIGINT NOT NULL DEFAULT 0,
    capabilities ${text} NOT NULL DEFAULT '',
    basic_offered ${text} NOT NULL DEFAULT '',      -- origins that asked for Basic, one a line
    link_basic_offered ${text} NOT NULL DEFAULT '',
    link_etag ${text},                      -- validators of the body that was read last
    link_modified ${text},
    link_hash ${text},                      -- SHA-256 of that body
    settled ${text},                        -- reading, settings and calendar that left nothing to do; null: something may be
    held ${text},                           -- digest of the deletions that the brake holds
    held_run BIGINT,                     -- the run that held them
    hold_all BOOLEAN NOT NULL DEFAULT FALSE -- the link was changed: every deletion waits for a release
);

-- What the calendar holds, as last seen: a copy that can be had again.
CREATE TABLE target_members (
    destination_id BIGINT NOT NULL REFERENCES destinations (id) ON DELETE CASCADE,
    href ${text} NOT NULL,                  -- normalised
    href_text ${text} NOT NULL,             -- as the server writes it
    etag ${text} NOT NULL,                  -- empty: the server gives none
    uid ${text} NOT NULL,                   -- empty: holds no event, or none that can be read
    fingerprint ${text} NOT NULL,           -- of what the server has; empty: not read in this version
    summary ${text} NOT NULL DEFAULT '',
    first_start BIGINT,
    last_end BIGINT,                     -- null: has no end, or none is known
    PRIMARY KEY (destination_id, href)
);

-- What the destination has to do with one event of its link. Written before each write to the server, and after it.
CREATE TABLE pushed_items (
    destination_id BIGINT NOT NULL REFERENCES destinations (id) ON DELETE CASCADE,
    feed_uid ${text} NOT NULL,
    pushed_uid ${text} NOT NULL,            -- differs where the UID is taken elsewhere in the account
    href ${text} NOT NULL,                  -- normalised
    href_text ${text} NOT NULL,
    etag ${text} NOT NULL,                  -- empty: not known, to be read before the next write
    fingerprint ${text} NOT NULL,           -- of what was written, or is being written
    identity ${text} NOT NULL DEFAULT '',   -- start, end, summary and place: finds an event whose UID changes
    state ${text} NOT NULL CHECK (state IN ('intent', 'done', 'refused')),
    owned BOOLEAN NOT NULL,              -- this destination has written it
    overwritten ${text},                    -- what an edit on the server had made of it, when that was written over
    overwrites BIGINT NOT NULL DEFAULT 0,
    refused_why ${text},
    retry_at BIGINT,                     -- of one that the server refused
    refusals BIGINT NOT NULL DEFAULT 0
);
-- A UID may be longer than an entry of an ordinary index.
CREATE UNIQUE INDEX pushed_items_by_uid ON pushed_items (destination_id, md5(feed_uid));
CREATE INDEX pushed_items_with_uid ON pushed_items USING hash (feed_uid);
CREATE UNIQUE INDEX pushed_items_by_href ON pushed_items (destination_id, href);

-- When a kind of program last read a feed. No addresses: who it was is nobody's business.
CREATE TABLE feed_readers (
    source_id BIGINT NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    path ${text} NOT NULL,                  -- as asked for, below /ics/
    program ${text} NOT NULL,
    last_read BIGINT NOT NULL,
    PRIMARY KEY (source_id, path, program)
);

-- No foreign key to what ran: the history outlives it, and ids are never used again.
CREATE TABLE runs (
    id ${id},
    kind ${text} NOT NULL CHECK (kind IN ('source', 'destination')),
    subject_id BIGINT NOT NULL,
    started_by ${text} NOT NULL CHECK (started_by IN ('schedule', 'manual', 'start')),
    status ${text} NOT NULL CHECK (status IN ('running', 'ok', 'partial', 'held', 'error', 'cancelled')),
    started_at BIGINT NOT NULL,
    finished_at BIGINT,
    counts ${text} NOT NULL DEFAULT '{}',
    requests BIGINT NOT NULL DEFAULT 0,
    bytes BIGINT NOT NULL DEFAULT 0,
    error ${text},
    cause ${text} CHECK (cause IN ('upstream', 'timeout', 'service')),
    retry_at BIGINT,                     -- null: not before the ordinary next run
    changed BOOLEAN NOT NULL DEFAULT FALSE,
    cancel_requested BOOLEAN NOT NULL DEFAULT FALSE,
    lease_owner ${text},
    lease_until BIGINT
);
CREATE UNIQUE INDEX runs_one_open ON runs (kind, subject_id) WHERE status = 'running';
CREATE INDEX runs_of_subject ON runs (kind, subject_id, id);
CREATE INDEX runs_by_end ON runs (finished_at);

CREATE TABLE run_items (
    run_id BIGINT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    seq BIGINT NOT NULL,
    uid ${text} NOT NULL,
    summary ${text} NOT NULL,
    starts_at BIGINT,
    action ${text} NOT NULL,
    reason ${text} NOT NULL,
    changes ${text},                        -- before and after, as JSON
    PRIMARY KEY (run_id, seq)
);

-- db-scheduler's own table.
CREATE TABLE scheduled_tasks (
    task_name ${text} NOT NULL,
    task_instance ${text} NOT NULL,
    task_data ${blob},
    execution_time ${instant} NOT NULL,
    picked BOOLEAN NOT NULL,
    picked_by ${text},
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
