CREATE TABLE t (a bigint, b integer, c bigint GENERATED ALWAYS AS (a - b) STORED, d integer, e integer GENERATED ALWAYS AS (b * 3) STORED, f text GENERATED ALWAYS AS ('y') STORED);
CREATE INDEX t_c ON t (c); CREATE VIEW v AS SELECT c, d FROM t;
ALTER TABLE t ADD CHECK (c > -100);
COMMENT ON COLUMN t.c IS 'sum'; GRANT SELECT (c) ON t TO pg_monitor;
