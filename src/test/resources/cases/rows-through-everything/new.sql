CREATE TABLE big (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a bigint, b text, c numeric(20,4), d text DEFAULT 'x' NOT NULL);
CREATE TABLE small (id bigserial PRIMARY KEY, a bigint UNIQUE, j jsonb, created timestamptz NOT NULL DEFAULT now());
CREATE TABLE child (id bigint PRIMARY KEY, small_id bigint REFERENCES small ON DELETE SET NULL);
CREATE INDEX child_small ON child (small_id) INCLUDE (id);
