-- Slipway plan: Let quantities grow
-- down · 1 step · from bbdaf29d to 989453e5 · PostgreSQL 18
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

-- Step 1 of 1 (contract): take back: Change type of shop.order_item.quantity to bigint, rebuilding 4 dependent objects
--   lock: ACCESS EXCLUSIVE on shop.product_sales · blocks reads and writes
--   lock: ACCESS EXCLUSIVE on shop.customer_revenue · blocks reads and writes
--   lock: ACCESS EXCLUSIVE on shop.order_total · blocks reads and writes
--   lock: ACCESS EXCLUSIVE on shop.order_item · blocks reads and writes
--   writes the table anew
--   loses: nothing
SELECT NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid WHERE a.attrelid = to_regclass('shop.order_item') AND a.attname = 'quantity' AND NOT a.attisdropped AND format_type(a.atttypid, a.atttypmod) = 'integer' AND a.attcollation = t.typcollation)) AS todo \gset
\if :todo
BEGIN;
DROP INDEX IF EXISTS shop.product_sales_product_idx;
DROP MATERIALIZED VIEW IF EXISTS shop.product_sales;
DROP VIEW IF EXISTS shop.customer_revenue;
DROP VIEW IF EXISTS shop.order_total;
ALTER TABLE shop.order_item ALTER COLUMN quantity TYPE integer;
CREATE MATERIALIZED VIEW shop.product_sales AS
 SELECT p.id AS product_id,
    p.name,
    sum(i.quantity) AS sold
   FROM (shop.product p
     JOIN shop.order_item i ON ((i.product_id = p.id)))
  GROUP BY p.id, p.name;
CREATE OR REPLACE VIEW shop.order_total (order_id, customer_id, total) AS
 SELECT o.id AS order_id,
    o.customer_id,
    sum(((i.quantity)::numeric * i.unit_price)) AS total
   FROM (shop.orders o
     JOIN shop.order_item i ON ((i.order_id = o.id)))
  GROUP BY o.id, o.customer_id;
COMMENT ON VIEW shop.order_total IS 'What each order comes to, without tax';
GRANT SELECT ON TABLE shop.order_total TO shop_app;
CREATE OR REPLACE VIEW shop.customer_revenue (customer_id, full_name, orders, revenue) AS
 SELECT c.id AS customer_id,
    c.full_name,
    count(t.order_id) AS orders,
    COALESCE(sum(t.total), (0)::numeric) AS revenue
   FROM (shop.customer c
     LEFT JOIN shop.order_total t ON ((t.customer_id = c.id)))
  GROUP BY c.id, c.full_name;
CREATE UNIQUE INDEX IF NOT EXISTS product_sales_product_idx ON shop.product_sales USING btree (product_id);
COMMIT;
\endif
