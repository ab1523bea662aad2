CREATE TABLE e (id integer, at timestamptz NOT NULL, kind text) PARTITION BY RANGE (at);
CREATE TABLE e_def PARTITION OF e DEFAULT;
CREATE TABLE e_old (id integer, at timestamptz NOT NULL, kind text);
ALTER TABLE e ADD CONSTRAINT kind_ck CHECK (kind <> '');
CREATE INDEX e_id ON e (id);
