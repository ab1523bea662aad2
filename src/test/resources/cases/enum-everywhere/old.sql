CREATE TYPE st AS ENUM ('new', 'open', 'done');
CREATE TABLE t (id integer, s st NOT NULL DEFAULT 'new', h st[] NOT NULL DEFAULT '{}');
CREATE TABLE u (s st DEFAULT 'open', CHECK (s <> 'done'));
CREATE UNIQUE INDEX u_s ON u (s) WHERE s = 'open';
CREATE VIEW v AS SELECT * FROM u WHERE s IN ('open', 'new'); CREATE VIEW w AS SELECT count(*) FROM v;
CREATE FUNCTION f(st DEFAULT 'new') RETURNS st LANGUAGE sql AS $$ SELECT $1 $$;
