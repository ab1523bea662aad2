CREATE COLLATION ci (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
CREATE TABLE t (a text, b text COLLATE "C", c varchar(10), d numeric(8,2) DEFAULT 1.5, e jsonb, f text[] DEFAULT '{a,b}', g timestamptz DEFAULT now(), h bit(3) DEFAULT B'101', i "char", j interval day to second(2), k char(4) DEFAULT 'ab', l text COMPRESSION pglz, m integer);
ALTER TABLE t ALTER a SET STORAGE EXTERNAL, ALTER e SET STORAGE MAIN, ALTER m SET STATISTICS 100, ALTER m SET (n_distinct = 5, n_distinct_inherited = -0.5);
