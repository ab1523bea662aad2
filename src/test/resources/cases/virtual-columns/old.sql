CREATE TABLE item (id int PRIMARY KEY, net int, gone int GENERATED ALWAYS AS (net * 2) VIRTUAL, changed int GENERATED ALWAYS AS (net + 1) VIRTUAL,
    kept int GENERATED ALWAYS AS (net * 3) STORED, computed int GENERATED ALWAYS AS (net * 4) VIRTUAL,
    settled int GENERATED ALWAYS AS (net * 5) VIRTUAL, begun int, widened int GENERATED ALWAYS AS (net + 9) VIRTUAL, CHECK (net > 0));
CREATE VIEW items AS SELECT id, changed, kept FROM item;
GRANT SELECT (changed) ON item TO PUBLIC;
COMMENT ON COLUMN item.settled IS 'was computed';
