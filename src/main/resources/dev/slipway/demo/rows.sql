-- Rows for the shop, the same at every start: no clock, no chance. Expects the settings demo.customers, demo.products, demo.orders,
-- demo.orphans and demo.events.

-- The rows are consistent by the way they are made, so triggers and foreign keys need not look at each of them.
SET session_replication_role = replica;

INSERT INTO shop.country (code, name) VALUES
    ('AT', 'Austria'), ('BE', 'Belgium'), ('CH', 'Switzerland'), ('CZ', 'Czechia'), ('DE', 'Germany'),
    ('DK', 'Denmark'), ('FR', 'France'), ('IT', 'Italy'), ('NL', 'Netherlands'), ('PL', 'Poland');

INSERT INTO shop.customer (email, full_name, phone, fax, country_code, loyalty_points, created_at, updated_at)
SELECT 'customer' || n || '@example.org',
       (ARRAY['Ada', 'Ben', 'Cleo', 'Dora', 'Emil', 'Finn', 'Gina', 'Hugo', 'Iris', 'Jan'])[n % 10 + 1] || ' '
           || (ARRAY['Adler', 'Berger', 'Conti', 'Dubois', 'Evers', 'Fischer', 'Greco'])[n % 7 + 1],
       CASE WHEN n % 3 = 0 THEN '+43 1 ' || lpad(n::text, 7, '0') END,
       CASE WHEN n % 29 = 0 THEN '+43 1 ' || lpad(n::text, 7, '0') || '-9' END,
       (ARRAY['AT', 'BE', 'CH', 'CZ', 'DE', 'DK', 'FR', 'IT', 'NL', 'PL'])[n % 10 + 1],
       n % 500,
       timestamptz '2020-01-01 00:00:00+00' + n * interval '2 hours',
       timestamptz '2026-01-01 00:00:00+00' + n * interval '1 minute'
  FROM generate_series(1, current_setting('demo.customers')::integer) AS n;

INSERT INTO shop.address (customer_id, street, city, postcode)
SELECT n,
       (ARRAY['Harbour Street', 'Mill Lane', 'Station Road', 'Market Square', 'Dock Row'])[n % 5 + 1] || ' ' || n % 120 + 1,
       (ARRAY['Vienna', 'Ghent', 'Basel', 'Brno', 'Kiel', 'Aarhus', 'Brest', 'Genoa', 'Delft', 'Gdynia'])[n % 10 + 1],
       lpad((n * 7 % 100000)::text, 5, '0')
  FROM generate_series(1, current_setting('demo.customers')::integer) AS n;

INSERT INTO shop.category (parent_id, name)
SELECT CASE WHEN n > 5 THEN (n - 1) % 5 + 1 END, 'Category ' || n
  FROM generate_series(1, 40) AS n;

INSERT INTO shop.product (sku, name, category_id, price, tax_percent, weight_grams, discontinued, updated_at)
SELECT 'SKU-' || lpad(n::text, 6, '0'), 'Product ' || n, n % 40 + 1, (n * 37 % 9900 + 100) / 100.0,
       CASE WHEN n % 4 = 0 THEN 10 ELSE 20 END, CASE WHEN n % 6 <> 0 THEN n * 13 % 5000 + 20 END, n % 25 = 0,
       timestamptz '2026-02-01 00:00:00+00' + n * interval '5 minutes'
  FROM generate_series(1, current_setting('demo.products')::integer) AS n;

INSERT INTO shop.warehouse (name, city) VALUES ('North', 'Kiel'), ('Centre', 'Brno'), ('South', 'Genoa');

INSERT INTO shop.stock (warehouse_id, product_id, quantity)
SELECT w, n, (n * 11 + w * 3) % 200
  FROM generate_series(1, 3) AS w, generate_series(1, current_setting('demo.products')::integer) AS n;

INSERT INTO shop.review (product_id, customer_id, rating, body)
SELECT n % current_setting('demo.products')::integer + 1, n, n % 5 + 1, CASE WHEN n % 2 = 0 THEN 'Review number ' || n END
  FROM generate_series(1, current_setting('demo.customers')::integer) AS n;

INSERT INTO shop.promotion (title, percent, period)
SELECT 'Promotion ' || n, n % 30 + 5, daterange(date '2024-01-01' + n * 30, date '2024-01-01' + n * 30 + 14)
  FROM generate_series(1, 30) AS n;

INSERT INTO shop.legacy_coupon (code, customer_id, percent, redeemed_at)
SELECT 'COUPON' || n, n % current_setting('demo.customers')::integer + 1, n % 20 + 1,
       CASE WHEN n % 2 = 0 THEN timestamptz '2021-06-01 00:00:00+00' + n * interval '1 hour' END
  FROM generate_series(1, current_setting('demo.customers')::integer / 20) AS n;

INSERT INTO shop.orders (customer_id, status, placed_at, note, updated_at)
SELECT n * 7 % current_setting('demo.customers')::integer + 1,
       (ARRAY['delivered', 'delivered', 'delivered', 'delivered', 'shipped', 'paid', 'placed', 'cancelled'])[n % 8 + 1]::shop.order_status,
       timestamptz '2024-01-01 00:00:00+00' + n * interval '15 minutes',
       CASE WHEN n % 11 = 0 THEN 'Leave at the door' END,
       timestamptz '2024-01-02 00:00:00+00' + n * interval '15 minutes'
  FROM generate_series(1, current_setting('demo.orders')::integer) AS n;

INSERT INTO shop.order_item (order_id, line_no, product_id, quantity, unit_price)
SELECT n, line, (n * 3 + line * 17) % current_setting('demo.products')::integer + 1, (n + line) % 4 + 1, (n * line * 37 % 9900 + 100) / 100.0
  FROM generate_series(1, current_setting('demo.orders')::integer) AS n, generate_series(1, 3) AS line
 WHERE line <= n % 3 + 1;

INSERT INTO shop.payment (order_id, method, amount, reference, paid_at)
SELECT n, (ARRAY['card', 'transfer', 'invoice'])[n % 3 + 1]::shop.payment_method, (n * 37 % 99000 + 100) / 100.0,
       'REF-' || lpad(n::text, 8, '0'), timestamptz '2024-01-01 01:00:00+00' + n * interval '15 minutes'
  FROM generate_series(1, current_setting('demo.orders')::integer) AS n
 WHERE n % 8 NOT IN (6, 7);

-- Payments whose order was deleted by hand, long ago: what a new foreign key trips over.
INSERT INTO shop.payment (order_id, method, amount, reference, paid_at)
SELECT 900000000 + n, 'transfer', 10 + n, 'ORPHAN-' || n, timestamptz '2019-05-01 00:00:00+00' + n * interval '1 day'
  FROM generate_series(1, current_setting('demo.orphans')::integer) AS n;

INSERT INTO audit.event (happened_at, table_name, action, row_data)
SELECT timestamptz '2026-08-20 00:00:00+00' + n * (interval '90 days' / current_setting('demo.events')::integer),
       'orders', (ARRAY['INSERT', 'UPDATE'])[n % 2 + 1], jsonb_build_object('id', n)
  FROM generate_series(1, current_setting('demo.events')::integer) AS n;

SELECT setval('shop.invoice_number', 100000 + current_setting('demo.orders')::integer);
RESET session_replication_role;
REFRESH MATERIALIZED VIEW shop.product_sales;
ANALYZE;
