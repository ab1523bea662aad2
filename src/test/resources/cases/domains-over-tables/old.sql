CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%'); CREATE DOMAIN small AS integer;
CREATE TABLE t (e email NOT NULL, s small DEFAULT 3, ea email[]); CREATE INDEX t_e ON t (lower(e)); CREATE VIEW v AS SELECT e FROM t; CREATE FUNCTION f(email) RETURNS small LANGUAGE sql AS 'SELECT 1::public.small';
