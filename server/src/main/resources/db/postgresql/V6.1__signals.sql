-- What one process stores the others hear of: caches forget it, watchers see it. A text begins with who tells it.
CREATE FUNCTION tell(topic TEXT, what TEXT) RETURNS void LANGUAGE sql AS $$
    SELECT pg_notify('caldav_ics_sync', current_setting('application_name') || ' ' || topic || ' ' || what)
$$;

CREATE FUNCTION tell_of_row() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed jsonb := to_jsonb(coalesce(NEW, OLD));
BEGIN
    -- The topic, what stands before the id, and the column that holds it.
    PERFORM tell(TG_ARGV[0], TG_ARGV[1] || (changed ->> TG_ARGV[2]));
    RETURN NULL;
END
$$;
CREATE TRIGGER tell_new_feed AFTER UPDATE OF is_current ON feeds FOR EACH ROW WHEN (NEW.is_current)
    EXECUTE FUNCTION tell_of_row('feed', '', 'source_id');
CREATE TRIGGER tell_lost_feed AFTER DELETE ON feeds FOR EACH ROW WHEN (OLD.is_current)
    EXECUTE FUNCTION tell_of_row('feed', '', 'source_id');
CREATE TRIGGER tell_paths AFTER INSERT OR UPDATE OR DELETE ON feed_paths FOR EACH ROW
    EXECUTE FUNCTION tell_of_row('paths', '', 'source_id');
CREATE TRIGGER tell_publicity AFTER UPDATE OF public_ics ON sources FOR EACH ROW
    EXECUTE FUNCTION tell_of_row('paths', '', 'id');
CREATE TRIGGER tell_source AFTER INSERT OR UPDATE OF name OR DELETE ON sources FOR EACH ROW
    EXECUTE FUNCTION tell_of_row('changed', 'source ', 'id');
CREATE TRIGGER tell_destination AFTER INSERT OR UPDATE OF name OR DELETE ON destinations FOR EACH ROW
    EXECUTE FUNCTION tell_of_row('changed', 'destination ', 'id');
CREATE TRIGGER tell_run_start AFTER INSERT ON runs FOR EACH ROW WHEN (NEW.status = 'running')
    EXECUTE FUNCTION tell_of_row('run', '', 'id');
CREATE TRIGGER tell_run_end AFTER UPDATE OF status ON runs FOR EACH ROW
    WHEN (OLD.status = 'running' AND NEW.status <> 'running')
    EXECUTE FUNCTION tell_of_row('run', '', 'id');
