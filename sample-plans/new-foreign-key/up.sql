-- Slipway plan: Let payments refer to orders
-- up · 3 steps · from 989453e5 to da3bbeaa · PostgreSQL 18
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

-- Step 1 of 3 (expand): Add constraint shop.payment.payment_order_fkey for new rows
--   lock: SHARE ROW EXCLUSIVE on shop.payment · blocks writes
--   lock: SHARE ROW EXCLUSIVE on shop.orders · blocks writes
--   loses: nothing
SELECT NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('shop.payment') AND conname = 'payment_order_fkey' AND conislocal)) AS todo \gset
\if :todo
BEGIN;
ALTER TABLE shop.payment ADD CONSTRAINT payment_order_fkey FOREIGN KEY (order_id) REFERENCES shop.orders(id) NOT VALID;
COMMIT;
\endif

-- Step 2 of 3 (migrate): Delete rows of shop.payment that payment_order_fkey would refuse
--   lock: ROW EXCLUSIVE on shop.payment · blocks schema changes; other writers of the same rows
--   loses: shop.payment: rows whose reference points nowhere
SELECT NOT (NOT EXISTS (SELECT FROM shop.payment WHERE shop.payment.order_id IS NOT NULL AND NOT EXISTS (SELECT FROM shop.orders r WHERE r.id = shop.payment.order_id)) AND to_regnamespace('slipway') IS NULL) AS todo \gset
\if :todo
CREATE SCHEMA IF NOT EXISTS slipway;
CREATE TABLE IF NOT EXISTS slipway.progress (
    step int NOT NULL, title text PRIMARY KEY, last_key text, rows_done bigint NOT NULL DEFAULT 0,
    rows_total bigint, updated_at timestamptz NOT NULL DEFAULT pg_catalog.now()
);
DO $slipway$
DECLARE
    first_key shop.payment.id%TYPE;
    next_key shop.payment.id%TYPE;
    changed bigint;
BEGIN
    INSERT INTO slipway.progress (step, title, rows_total)
    SELECT 2, 'orphans of shop.payment.payment_order_fkey', (SELECT count(*) FROM shop.payment WHERE shop.payment.order_id IS NOT NULL AND NOT EXISTS (SELECT FROM shop.orders r WHERE r.id = shop.payment.order_id))
    ON CONFLICT DO NOTHING;
    SELECT last_key INTO first_key FROM slipway.progress WHERE title = 'orphans of shop.payment.payment_order_fkey';
    COMMIT;
    IF first_key IS NULL THEN
        SELECT id INTO first_key FROM shop.payment ORDER BY id LIMIT 1;
    END IF;
    WHILE first_key IS NOT NULL LOOP
        SELECT id INTO next_key FROM shop.payment WHERE id >= first_key ORDER BY id OFFSET 5000 LIMIT 1;
        IF next_key IS NULL THEN
            DELETE FROM shop.payment WHERE id >= first_key AND (shop.payment.order_id IS NOT NULL AND NOT EXISTS (SELECT FROM shop.orders r WHERE r.id = shop.payment.order_id));
        ELSE
            DELETE FROM shop.payment WHERE id >= first_key AND id < next_key AND (shop.payment.order_id IS NOT NULL AND NOT EXISTS (SELECT FROM shop.orders r WHERE r.id = shop.payment.order_id));
        END IF;
        GET DIAGNOSTICS changed = ROW_COUNT;
        UPDATE slipway.progress SET last_key = next_key, rows_done = rows_done + changed, updated_at = clock_timestamp()
        WHERE title = 'orphans of shop.payment.payment_order_fkey';
        COMMIT;
        first_key := next_key;
        PERFORM pg_catalog.pg_sleep(0.01);
    END LOOP;
END
$slipway$;
DROP SCHEMA IF EXISTS slipway CASCADE;
\endif

-- Step 3 of 3 (migrate): Validate constraint shop.payment.payment_order_fkey against existing rows
--   lock: SHARE UPDATE EXCLUSIVE on shop.payment · blocks schema changes and VACUUM
--   loses: nothing
SELECT NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('shop.payment') AND conname = 'payment_order_fkey' AND convalidated)) AS todo \gset
\if :todo
BEGIN;
ALTER TABLE shop.payment VALIDATE CONSTRAINT payment_order_fkey;
COMMIT;
\endif
