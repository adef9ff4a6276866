-- What a destination needs beyond what the earlier implementation knew of it.
ALTER TABLE destinations ADD COLUMN enabled BOOLEAN NOT NULL DEFAULT TRUE;
ALTER TABLE destinations ADD COLUMN create_calendar BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE destinations ADD COLUMN auth TEXT NOT NULL DEFAULT 'auto' CHECK (auth IN ('auto', 'basic', 'digest', 'bearer'));
ALTER TABLE destinations ADD COLUMN tls_verify BOOLEAN NOT NULL DEFAULT TRUE;
ALTER TABLE destinations ADD COLUMN tls_ca_pem TEXT;
ALTER TABLE destinations ADD COLUMN ics_username TEXT;                 -- null: the link needs no sign-in, or has a token
ALTER TABLE destinations ADD COLUMN ics_password ${blob};              -- sealed; the token where ics_auth is bearer
ALTER TABLE destinations ADD COLUMN ics_auth TEXT NOT NULL DEFAULT 'auto' CHECK (ics_auth IN ('auto', 'basic', 'digest', 'bearer'));
ALTER TABLE destinations ADD COLUMN ics_tls_verify BOOLEAN NOT NULL DEFAULT TRUE;
ALTER TABLE destinations ADD COLUMN ics_tls_ca_pem TEXT;
ALTER TABLE destinations ADD COLUMN ics_user_agent TEXT;               -- null: the service's own
ALTER TABLE destinations ADD COLUMN attendees TEXT NOT NULL DEFAULT 'strip' CHECK (attendees IN ('strip', 'keep'));
ALTER TABLE destinations ADD COLUMN alarms TEXT NOT NULL DEFAULT 'keep' CHECK (alarms IN ('keep', 'strip'));
ALTER TABLE destinations ADD COLUMN time_zone TEXT;                    -- IANA id of floating times; null: leave them floating
ALTER TABLE destinations ADD COLUMN generation BIGINT NOT NULL DEFAULT 0; -- raised by an edit of what is read or written

-- What the runs of a destination know of its link and its calendar. No row: nothing yet.
CREATE TABLE push_states (
    destination_id BIGINT PRIMARY KEY REFERENCES destinations (id) ON DELETE CASCADE,
    calendar_href TEXT,                  -- the resolved calendar, absolute; null: to be found
    ctag TEXT,
    sync_token TEXT,
    read_at BIGINT NOT NULL DEFAULT 0,
    listed_at BIGINT NOT NULL DEFAULT 0,
    capabilities TEXT NOT NULL DEFAULT '',
    basic_offered TEXT NOT NULL DEFAULT '',      -- origins that asked for Basic, one a line
    link_basic_offered TEXT NOT NULL DEFAULT '',
    link_etag TEXT,                      -- validators of the body that was read last
    link_modified TEXT,
    link_hash TEXT,                      -- SHA-256 of that body
    settled TEXT,                        -- reading, settings and calendar that left nothing to do; null: something may be
    held TEXT,                           -- digest of the deletions that the brake holds
    held_run BIGINT,                     -- the run that held them
    hold_all BOOLEAN NOT NULL DEFAULT FALSE -- the link was changed: every deletion waits for a release
);

-- What the calendar holds, as last seen: a copy that can be had again.
CREATE TABLE target_members (
    destination_id BIGINT NOT NULL REFERENCES destinations (id) ON DELETE CASCADE,
    href TEXT NOT NULL,                  -- normalised
    href_text TEXT NOT NULL,             -- as the server writes it
    etag TEXT NOT NULL,                  -- empty: the server gives none
    uid TEXT NOT NULL,                   -- empty: holds no event, or none that can be read
    fingerprint TEXT NOT NULL,           -- of what the server has; empty: not read in this version
    summary TEXT NOT NULL DEFAULT '',
    first_start BIGINT,
    last_end BIGINT,                     -- null: has no end, or none is known
    PRIMARY KEY (destination_id, href)
);

-- What the destination has to do with one event of its link. Written before each write to the server, and after it.
CREATE TABLE pushed_items (
    destination_id BIGINT NOT NULL REFERENCES destinations (id) ON DELETE CASCADE,
    feed_uid TEXT NOT NULL,
    pushed_uid TEXT NOT NULL,            -- differs where the UID is taken elsewhere in the account
    href TEXT NOT NULL,                  -- normalised
    href_text TEXT NOT NULL,
    etag TEXT NOT NULL,                  -- empty: not known, to be read before the next write
    fingerprint TEXT NOT NULL,           -- of what was written, or is being written
    identity TEXT NOT NULL DEFAULT '',   -- start, end, summary and place: finds an event whose UID changes
    state TEXT NOT NULL CHECK (state IN ('intent', 'done', 'refused')),
    owned BOOLEAN NOT NULL,              -- this destination has written it
    overwritten TEXT,                    -- what an edit on the server had made of it, when that was written over
    overwrites BIGINT NOT NULL DEFAULT 0,
    refused_why TEXT,
    retry_at BIGINT,                     -- of one that the server refused
    refusals BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (destination_id, feed_uid)
);
CREATE UNIQUE INDEX pushed_items_by_href ON pushed_items (destination_id, href);

-- Before and after of what a run changed, as JSON.
ALTER TABLE run_items ADD COLUMN changes TEXT;
