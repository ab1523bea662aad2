-- Slipway plan: Drop what nobody uses any more
-- down · 2 steps · from fd625077 to 989453e5 · PostgreSQL 18
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

-- Step 2 of 2 (contract): take back: Drop column shop.customer.fax
--   lock: ACCESS EXCLUSIVE on shop.customer · blocks reads and writes
--   loses: shop.customer.fax: the column's values
BEGIN;
ALTER TABLE shop.customer ADD COLUMN IF NOT EXISTS fax text;
COMMENT ON COLUMN shop.customer.fax IS 'Asked for until 2019';
COMMIT;

-- Step 1 of 2 (contract): take back: Drop table shop.legacy_coupon
--   lock: SHARE ROW EXCLUSIVE on shop.legacy_coupon · blocks writes
--   lock: SHARE ROW EXCLUSIVE on shop.customer · blocks writes
--   lock: ACCESS EXCLUSIVE on shop.legacy_coupon · blocks reads and writes
--   loses: shop.legacy_coupon: all rows
SELECT NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('shop.legacy_coupon') AND conname = 'legacy_coupon_customer_id_fkey' AND conislocal)
   AND EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('shop.legacy_coupon') AND conname = 'legacy_coupon_pkey' AND conislocal)) AS todo \gset
\if :todo
BEGIN;
CREATE TABLE IF NOT EXISTS shop.legacy_coupon (
    code text NOT NULL,
    customer_id bigint,
    percent integer NOT NULL,
    redeemed_at timestamp with time zone
);
ALTER TABLE shop.legacy_coupon ADD CONSTRAINT legacy_coupon_pkey PRIMARY KEY (code);
ALTER TABLE shop.legacy_coupon ADD CONSTRAINT legacy_coupon_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES shop.customer(id);
COMMIT;
\endif
