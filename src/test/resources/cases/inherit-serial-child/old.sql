CREATE TABLE p (id serial PRIMARY KEY, v text);
CREATE TABLE c (e serial) INHERITS (p);
GRANT SELECT (e) ON c TO pg_monitor;
CREATE TABLE q (z integer);
