CREATE TABLE p (a integer UNIQUE NOT NULL, b integer PRIMARY KEY); CREATE TABLE c (x integer, y integer CONSTRAINT fk REFERENCES p (b));
CREATE TABLE d (id integer, v integer, CONSTRAINT same UNIQUE (v)); CREATE TABLE e (id integer, n integer NOT NULL PRIMARY KEY, CONSTRAINT same_name UNIQUE (n, id));
