-- needs PostgreSQL 18
CREATE TABLE item (id int PRIMARY KEY, net int, come int GENERATED ALWAYS AS (net * 7) VIRTUAL, changed int GENERATED ALWAYS AS (net + 2) VIRTUAL,
    kept int GENERATED ALWAYS AS (net * 3) VIRTUAL, computed int GENERATED ALWAYS AS (net * 4) STORED,
    settled int DEFAULT 3, begun int GENERATED ALWAYS AS (net * 6) VIRTUAL, widened bigint GENERATED ALWAYS AS (net + 9) VIRTUAL, CHECK (net > 0));
CREATE VIEW items AS SELECT id, changed, kept FROM item;
GRANT SELECT (changed) ON item TO PUBLIC;
COMMENT ON COLUMN item.settled IS 'was computed';
