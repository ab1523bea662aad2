CREATE TABLE p1 (id integer NOT NULL, a text DEFAULT 'x', CONSTRAINT a_short CHECK (length(a) < 9));
CREATE TABLE p2 (b integer);
CREATE TABLE c (own integer) INHERITS (p1);
CREATE TABLE d (own integer, b integer) INHERITS (p1);
CREATE TABLE e (own integer) INHERITS (p1, p2);
CREATE INDEX d_b ON d (b);
CREATE VIEW dv AS SELECT b, own FROM d;
CREATE TABLE f (id integer, x integer);
