CREATE TYPE st AS ENUM ('new', 'started', 'open', 'done', 'gone');
CREATE TABLE t (id integer, s st NOT NULL DEFAULT 'new', h st[] NOT NULL DEFAULT '{}');
CREATE TABLE u (s st DEFAULT 'started', CHECK (s <> 'gone'));
CREATE UNIQUE INDEX u_s ON u (s) WHERE s = 'started';
CREATE VIEW v AS SELECT * FROM u WHERE s IN ('open', 'started'); CREATE VIEW w AS SELECT count(*) FROM v;
CREATE FUNCTION f(st DEFAULT 'started') RETURNS st LANGUAGE sql AS $$ SELECT $1 $$;
