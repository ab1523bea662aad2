-- Slipway plan: Let payments refer to orders
-- down · 3 steps · from da3bbeaa to 989453e5 · PostgreSQL 18
-- Run with: psql -v ON_ERROR_STOP=1 -f down.sql      A second run changes nothing.
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

-- Step 3 of 3 (migrate): take back: Validate constraint shop.payment.payment_order_fkey against existing rows
--   lock: SHARE UPDATE EXCLUSIVE on shop.payment · blocks schema changes and VACUUM
--   loses: nothing
--   nothing to do in this direction

-- Step 2 of 3 (migrate): take back: Delete rows of shop.payment that payment_order_fkey would refuse
--   lock: ROW EXCLUSIVE on shop.payment · blocks schema changes; other writers of the same rows
--   loses: shop.payment: rows whose reference points nowhere
BEGIN;
DROP SCHEMA IF EXISTS slipway CASCADE;
COMMIT;

-- Step 1 of 3 (expand): take back: Add constraint shop.payment.payment_order_fkey for new rows
--   lock: SHARE ROW EXCLUSIVE on shop.payment · blocks writes
--   lock: SHARE ROW EXCLUSIVE on shop.orders · blocks writes
--   loses: nothing
BEGIN;
ALTER TABLE shop.payment DROP CONSTRAINT IF EXISTS payment_order_fkey;
COMMIT;
