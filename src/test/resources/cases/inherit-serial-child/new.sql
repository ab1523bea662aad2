CREATE TABLE p (id serial PRIMARY KEY, v text, e integer);
CREATE TABLE q (z integer);
CREATE TABLE c () INHERITS (p, q);
