CREATE TABLE t (a integer NOT NULL DEFAULT 1, b integer, c varchar(9), d timestamp, e integer GENERATED ALWAYS AS IDENTITY, f numeric(9,2), g integer GENERATED ALWAYS AS (a + 1) STORED, h boolean, PRIMARY KEY (a), CHECK (b > 0));
CREATE INDEX t_b ON t (b) WHERE b > 1;
CREATE VIEW va AS SELECT a FROM t; CREATE VIEW vb AS SELECT b, c FROM t; CREATE VIEW vab AS SELECT va.a, vb.b FROM va, vb;
CREATE TABLE r (a integer REFERENCES t, b smallint, c smallint);
CREATE TABLE p (a integer, b integer, c integer) PARTITION BY HASH (c); CREATE TABLE p0 PARTITION OF p FOR VALUES WITH (MODULUS 1, REMAINDER 0);
CREATE TABLE i (x integer, y integer); CREATE TABLE j (z integer, w integer) INHERITS (i);
CREATE TABLE s (id serial, n smallint);
