CREATE TABLE t (a bigint NOT NULL DEFAULT 2, b bigint NOT NULL, c text, d timestamptz, e bigint GENERATED ALWAYS AS IDENTITY, f numeric(12,4), g bigint GENERATED ALWAYS AS (a + 1) STORED, h text DEFAULT 'x', PRIMARY KEY (a), CHECK (b > 0));
CREATE INDEX t_b ON t (b) WHERE b > 1;
CREATE VIEW va AS SELECT a FROM t; CREATE VIEW vb AS SELECT b, c FROM t; CREATE VIEW vab AS SELECT va.a, vb.b FROM va, vb;
CREATE TABLE r (a bigint REFERENCES t, b integer, c text);
CREATE TABLE p (a bigint, b text, c integer) PARTITION BY HASH (c); CREATE TABLE p0 PARTITION OF p FOR VALUES WITH (MODULUS 1, REMAINDER 0);
CREATE TABLE i (x bigint, y text); CREATE TABLE j (z bigint, w text) INHERITS (i);
CREATE TABLE s (id bigint GENERATED ALWAYS AS IDENTITY, n integer);
