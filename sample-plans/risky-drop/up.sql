-- Slipway plan: Drop what nobody uses any more
-- up · 2 steps · from 989453e5 to fd625077 · PostgreSQL 18
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

-- Step 1 of 2 (contract): Drop table shop.legacy_coupon
--   lock: SHARE ROW EXCLUSIVE on shop.legacy_coupon · blocks writes
--   lock: SHARE ROW EXCLUSIVE on shop.customer · blocks writes
--   lock: ACCESS EXCLUSIVE on shop.legacy_coupon · blocks reads and writes
--   loses: shop.legacy_coupon: all rows
SELECT NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('shop.legacy_coupon') AND conname = 'legacy_coupon_customer_id_fkey' AND conislocal)) AS todo \gset
\if :todo
BEGIN;
ALTER TABLE shop.legacy_coupon DROP CONSTRAINT IF EXISTS legacy_coupon_customer_id_fkey;
DROP TABLE IF EXISTS shop.legacy_coupon;
COMMIT;
\endif

-- Step 2 of 2 (contract): Drop column shop.customer.fax
--   lock: ACCESS EXCLUSIVE on shop.customer · blocks reads and writes
--   loses: shop.customer.fax: the column's values
BEGIN;
ALTER TABLE shop.customer DROP COLUMN IF EXISTS fax;
COMMIT;
