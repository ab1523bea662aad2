CREATE TABLE p (a integer PRIMARY KEY, b integer UNIQUE); CREATE TABLE c (x integer CONSTRAINT fk REFERENCES p (a), y integer);
CREATE TABLE d (id integer, v integer, CONSTRAINT same CHECK (v > 0)); CREATE TABLE e (id integer PRIMARY KEY, n integer NOT NULL);
CREATE UNIQUE INDEX same_name ON e (n);
