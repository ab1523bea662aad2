CREATE TABLE t (id integer, gone text);
COMMENT ON TABLE t IS 'old';
CREATE FUNCTION forbid_old() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'command % is disabled', tg_tag; END$$;
CREATE EVENT TRIGGER forbid_old ON ddl_command_start EXECUTE FUNCTION forbid_old();
