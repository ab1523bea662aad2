CREATE TABLE t (f1 text, f3 text, f4 text);
CREATE FUNCTION rows_of_t() RETURNS SETOF t LANGUAGE plpgsql AS $$BEGIN RETURN QUERY SELECT * FROM t; END$$;
CREATE VIEW of_t AS SELECT r.f1, r.f3, r.f4 FROM rows_of_t() r;
CREATE TABLE u (f1 text, f2 integer, f3 integer);
CREATE FUNCTION rows_of_u() RETURNS SETOF u LANGUAGE sql AS 'SELECT * FROM u';
CREATE VIEW of_u AS SELECT r.f1, r.f2 FROM rows_of_u() r;
