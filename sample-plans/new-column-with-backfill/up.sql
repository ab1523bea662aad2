-- Slipway plan: Give every address a label
-- up · 4 steps · from 989453e5 to 3c817342 · PostgreSQL 18
-- Run with: psql -v ON_ERROR_STOP=1 -f up.sql      A second run changes nothing.
\set ON_ERROR_STOP on
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SET check_function_bodies = off;
SET search_path = '';
SET TimeZone = 'UTC';
SET DateStyle = 'ISO, YMD';
SET client_min_messages = warning;
SET statement_timeout = 0;
SET lock_timeout = '5s';

-- Step 1 of 4 (expand): Add column shop.address.label
--   lock: ACCESS EXCLUSIVE on shop.address · blocks reads and writes
--   loses: nothing
BEGIN;
ALTER TABLE shop.address ADD COLUMN IF NOT EXISTS label text;
COMMENT ON COLUMN shop.address.label IS 'How the address is shown in lists';
COMMIT;

-- Step 2 of 4 (migrate): Fill shop.address.label where it is null
--   lock: ROW EXCLUSIVE on shop.address · blocks schema changes; other writers of the same rows
--   loses: nothing
SELECT NOT (NOT EXISTS (SELECT FROM shop.address WHERE label IS NULL AND (street || ', ' || city) IS NOT NULL) AND to_regnamespace('slipway') IS NULL) AS todo \gset
\if :todo
CREATE SCHEMA IF NOT EXISTS slipway;
CREATE TABLE IF NOT EXISTS slipway.progress (
    step int NOT NULL, title text PRIMARY KEY, last_key text, rows_done bigint NOT NULL DEFAULT 0,
    rows_total bigint, updated_at timestamptz NOT NULL DEFAULT pg_catalog.now()
);
DO $slipway$
DECLARE
    first_key shop.address.id%TYPE;
    next_key shop.address.id%TYPE;
    changed bigint;
BEGIN
    INSERT INTO slipway.progress (step, title, rows_total)
    SELECT 2, 'fill shop.address.label', (SELECT count(*) FROM shop.address WHERE label IS NULL AND (street || ', ' || city) IS NOT NULL)
    ON CONFLICT DO NOTHING;
    SELECT last_key INTO first_key FROM slipway.progress WHERE title = 'fill shop.address.label';
    COMMIT;
    IF first_key IS NULL THEN
        SELECT id INTO first_key FROM shop.address ORDER BY id LIMIT 1;
    END IF;
    WHILE first_key IS NOT NULL LOOP
        SELECT id INTO next_key FROM shop.address WHERE id >= first_key ORDER BY id OFFSET 5000 LIMIT 1;
        IF next_key IS NULL THEN
            UPDATE shop.address SET label = street || ', ' || city WHERE id >= first_key AND (label IS NULL AND (street || ', ' || city) IS NOT NULL);
        ELSE
            UPDATE shop.address SET label = street || ', ' || city WHERE id >= first_key AND id < next_key AND (label IS NULL AND (street || ', ' || city) IS NOT NULL);
        END IF;
        GET DIAGNOSTICS changed = ROW_COUNT;
        UPDATE slipway.progress SET last_key = next_key, rows_done = rows_done + changed, updated_at = clock_timestamp()
        WHERE title = 'fill shop.address.label';
        COMMIT;
        first_key := next_key;
        PERFORM pg_catalog.pg_sleep(0.01);
    END LOOP;
END
$slipway$;
DROP SCHEMA IF EXISTS slipway CASCADE;
\endif

-- Step 3 of 4 (migrate): Refuse new nulls in shop.address.label
--   lock: ACCESS EXCLUSIVE on shop.address · blocks reads and writes
--   loses: nothing
SELECT NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('shop.address') AND attname = 'label' AND attnotnull)) AS todo \gset
\if :todo
BEGIN;
ALTER TABLE shop.address ADD CONSTRAINT address_label_not_null NOT NULL label NOT VALID;
COMMIT;
\endif

-- Step 4 of 4 (migrate): Prove that shop.address.label holds no nulls
--   lock: SHARE UPDATE EXCLUSIVE on shop.address · blocks schema changes and VACUUM
--   loses: nothing
SELECT NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND k.conkey = ARRAY[a.attnum] WHERE k.contype = 'n' AND k.conrelid = to_regclass('shop.address') AND a.attname = 'label' AND k.convalidated)) AS todo \gset
\if :todo
BEGIN;
ALTER TABLE shop.address VALIDATE CONSTRAINT address_label_not_null;
COMMIT;
\endif
