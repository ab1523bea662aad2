CREATE TABLE t (a integer, b integer, c integer GENERATED ALWAYS AS (a + b) STORED, d integer GENERATED ALWAYS AS (a * 2) STORED, e integer, f text GENERATED ALWAYS AS ('x') STORED);
CREATE INDEX t_c ON t (c); CREATE VIEW v AS SELECT c, d FROM t;
ALTER TABLE t ADD CHECK (c > -100);
COMMENT ON COLUMN t.c IS 'sum'; GRANT SELECT (c) ON t TO pg_monitor;
