-- Which run writes to a calendar at the moment: destinations that share one wait for each other. A row whose run has
-- ended counts for nothing.
CREATE TABLE calendar_turns (
    calendar TEXT PRIMARY KEY,           -- normalised address
    run_id BIGINT NOT NULL
);
