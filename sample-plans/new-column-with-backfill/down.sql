-- Slipway plan: Give every address a label
-- down · 4 steps · from 3c817342 to 989453e5 · PostgreSQL 18
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

-- Step 4 of 4 (migrate): take back: Prove that shop.address.label holds no nulls
--   lock: SHARE UPDATE EXCLUSIVE on shop.address · blocks schema changes and VACUUM
--   loses: nothing
--   nothing to do in this direction

-- Step 3 of 4 (migrate): take back: Refuse new nulls in shop.address.label
--   lock: ACCESS EXCLUSIVE on shop.address · blocks reads and writes
--   loses: nothing
SELECT NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('shop.address') AND attname = 'label' AND attnotnull)) AS todo \gset
\if :todo
BEGIN;
ALTER TABLE shop.address ALTER COLUMN label DROP NOT NULL;
COMMIT;
\endif

-- Step 2 of 4 (migrate): take back: Fill shop.address.label where it is null
--   lock: ROW EXCLUSIVE on shop.address · blocks schema changes; other writers of the same rows
--   loses: nothing
BEGIN;
DROP SCHEMA IF EXISTS slipway CASCADE;
COMMIT;

-- Step 1 of 4 (expand): take back: Add column shop.address.label
--   lock: ACCESS EXCLUSIVE on shop.address · blocks reads and writes
--   loses: shop.address.label: values written to the new column
BEGIN;
ALTER TABLE shop.address DROP COLUMN IF EXISTS label;
COMMIT;
