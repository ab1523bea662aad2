CREATE TABLE t (f1 text, f2 text, f3 text);
CREATE TABLE u (f1 text, f2 integer);
CREATE FUNCTION rows_of_u() RETURNS SETOF u LANGUAGE sql AS 'SELECT * FROM u';
CREATE VIEW of_u AS SELECT r.f1, r.f2 FROM rows_of_u() r;
