-- needs PostgreSQL 15
CREATE FUNCTION a(x integer, z integer DEFAULT 4) RETURNS integer LANGUAGE sql STABLE AS 'SELECT x + z';
CREATE FUNCTION b(OUT o bigint, INOUT p text) RETURNS record LANGUAGE plpgsql SET search_path = public, pg_temp SET work_mem = '4MB' COST 50 AS 'BEGIN o := 2; END';
CREATE FUNCTION c(VARIADIC v integer[]) RETURNS SETOF integer LANGUAGE sql ROWS 60 AS 'SELECT unnest(v)';
CREATE FUNCTION d(x integer) RETURNS TABLE (q integer, w text, r text) LANGUAGE sql STABLE PARALLEL RESTRICTED AS 'SELECT 1, ''a'', ''b''';
CREATE FUNCTION e(x integer) RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT a(x, 2); SELECT 3; END;
CREATE PROCEDURE p(x integer, OUT y text) LANGUAGE plpgsql AS 'BEGIN COMMIT; END';
CREATE FUNCTION q(INOUT x integer DEFAULT 1) LANGUAGE sql BEGIN ATOMIC SELECT x + 1; END;
CREATE FUNCTION w() RETURNS bigint LANGUAGE internal WINDOW AS 'window_rank';
CREATE FUNCTION sup(internal) RETURNS internal LANGUAGE internal AS 'text_starts_with_support';
CREATE FUNCTION st(text, text) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT SUPPORT sup AS 'text_starts_with';
COMMENT ON FUNCTION a(integer, integer) IS 'add'; GRANT EXECUTE ON FUNCTION a(integer, integer) TO pg_monitor; REVOKE EXECUTE ON FUNCTION d(integer) FROM PUBLIC;
CREATE TABLE t (id integer DEFAULT a(1, 2), CHECK (a(id) > 0));
CREATE VIEW v AS SELECT a(id) AS x FROM t;
