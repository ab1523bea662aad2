CREATE TYPE span AS RANGE (subtype = integer, multirange_type_name = spans); CREATE TABLE t (a span, b spans); CREATE INDEX t_a ON t USING gist (a);
CREATE FUNCTION f(span) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT isempty($1)'; CREATE VIEW v AS SELECT f(a) AS f FROM t;
CREATE TYPE shell;
