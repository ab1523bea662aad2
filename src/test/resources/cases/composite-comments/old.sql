CREATE TYPE c AS (a integer, b text);
CREATE DOMAIN d AS text CONSTRAINT k CHECK (VALUE <> '');
COMMENT ON COLUMN c.a IS 'one'; COMMENT ON CONSTRAINT k ON DOMAIN d IS 'kay';
CREATE TYPE fresh AS (x integer);
