-- The day on which events begin that last whole days; null for others, and where it is not known (any more): a moment alone
-- does not tell which day it was meant to be.
ALTER TABLE items ADD COLUMN first_day ${text};
ALTER TABLE target_members ADD COLUMN first_day ${text};
ALTER TABLE run_items ADD COLUMN starts_on ${text};
