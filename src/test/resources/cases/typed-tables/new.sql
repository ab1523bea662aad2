CREATE TYPE pt AS (a integer, b text, c date);
CREATE TABLE ty OF pt (a PRIMARY KEY, b DEFAULT 'y', CONSTRAINT c1 CHECK (c > '2000-01-01'));
CREATE TABLE ty2 (a integer, b text, c date, d integer);
CREATE TABLE free OF pt (b NOT NULL);
