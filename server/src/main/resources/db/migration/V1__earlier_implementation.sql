-- The tables of the earlier implementation (0.3.0), as its databases have them. A database of its own starts here.
CREATE TABLE sources (
    id ${id},
    name TEXT NOT NULL,
    caldav_url TEXT NOT NULL,
    username TEXT NOT NULL,
    password TEXT NOT NULL,
    ics_path TEXT NOT NULL UNIQUE,
    sync_interval_secs INTEGER NOT NULL DEFAULT 3600,
    last_synced TEXT,
    last_sync_status TEXT,
    last_sync_error TEXT,
    created_at TEXT NOT NULL,
    public_ics INTEGER NOT NULL DEFAULT 0,
    public_ics_path TEXT
);

CREATE TABLE ics_data (
    source_id INTEGER PRIMARY KEY REFERENCES sources (id) ON DELETE CASCADE,
    ics_content TEXT NOT NULL,
    updated_at TEXT NOT NULL
);

CREATE TABLE source_paths (
    id ${id},
    source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    path TEXT NOT NULL UNIQUE,
    is_public INTEGER NOT NULL DEFAULT 0,
    created_at TEXT NOT NULL
);

CREATE TABLE destinations (
    id ${id},
    name TEXT NOT NULL,
    ics_url TEXT NOT NULL,
    caldav_url TEXT NOT NULL,
    calendar_name TEXT NOT NULL,
    username TEXT NOT NULL,
    password TEXT NOT NULL,
    sync_interval_secs INTEGER NOT NULL DEFAULT 3600,
    sync_all INTEGER NOT NULL DEFAULT 0,
    keep_local INTEGER NOT NULL DEFAULT 0,
    last_synced TEXT,
    last_sync_status TEXT,
    last_sync_error TEXT,
    created_at TEXT NOT NULL
);
