CREATE TYPE pt AS (a integer, b text);
CREATE TABLE ty OF pt (a PRIMARY KEY, b DEFAULT 'x');
CREATE TABLE ty2 OF pt;
CREATE TABLE free (a integer, b text);
