CREATE TABLE p (id integer, v text, w integer);
CREATE TABLE c (w integer) INHERITS (p);
CREATE INDEX c_w ON c (w);
CREATE TABLE d (id integer, v text, w integer);
