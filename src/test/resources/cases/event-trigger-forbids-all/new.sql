CREATE TABLE t (id bigint NOT NULL, come text DEFAULT 'x', PRIMARY KEY (id));
COMMENT ON TABLE t IS 'new';
CREATE SCHEMA extra;
CREATE VIEW extra.v AS SELECT id FROM t;
GRANT SELECT ON extra.v TO PUBLIC;
CREATE FUNCTION forbid_new() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'command % is disabled', tg_tag; END$$;
CREATE EVENT TRIGGER forbid_new ON ddl_command_start EXECUTE FUNCTION forbid_new();
