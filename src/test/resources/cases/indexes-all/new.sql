-- needs PostgreSQL 15
CREATE EXTENSION pg_trgm;
CREATE TABLE t (a integer, b text, c jsonb, d tsvector, e point, f integer[]);
CREATE INDEX i1 ON t (a NULLS FIRST);
CREATE INDEX i2 ON t (lower(b) COLLATE "C" text_pattern_ops, a DESC) WHERE a > 2;
CREATE INDEX i3 ON t USING gin (c);
CREATE INDEX i4 ON t USING brin (a int4_minmax_multi_ops) WITH (pages_per_range = 64, autosummarize = on);
CREATE UNIQUE INDEX i5 ON t (a) INCLUDE (b) NULLS NOT DISTINCT WITH (fillfactor = 60);
CREATE INDEX i6 ON t USING gist (b gist_trgm_ops (siglen = 64));
CREATE INDEX i7 ON t USING spgist (e);
CREATE INDEX i8 ON t ((a + 1), (a + 2));
ALTER INDEX i8 ALTER COLUMN 2 SET STATISTICS 200;
COMMENT ON INDEX i1 IS 'uno';
CREATE INDEX i9 ON ONLY t USING gin (f);
