CREATE COLLATION ci (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
CREATE TABLE t (a text COLLATE ci, b text, c varchar(5) COLLATE "POSIX", d numeric(10,3) DEFAULT 2.5, e json, f integer[] DEFAULT '{1,2}', g timestamp DEFAULT now(), h bit varying(5) DEFAULT B'1', i text, j interval, k character varying DEFAULT 'cd', l text, m bigint);
ALTER TABLE t ALTER b SET STORAGE PLAIN, ALTER e SET STATISTICS 0, ALTER m SET (n_distinct = 7), ALTER l SET STORAGE MAIN;
