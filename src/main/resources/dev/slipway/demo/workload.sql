-- What the shop's application does, before the release and after it; for a rehearsal of the demo's plan.

-- name: greet the customer, weight: 6, age: old
\set id random(1, 1000)
SELECT full_name, fax FROM shop.customer WHERE id = :id;

-- name: greet by display name, weight: 6, age: new
\set id random(1, 1000)
SELECT display_name FROM shop.customer WHERE id = :id;

-- name: find by postcode, weight: 3, age: old
\set id random(1, 99999)
SELECT id, street, city FROM shop.address WHERE postcode = lpad(:id::text, 5, '0');

-- name: find by postal code, weight: 3, age: new
\set id random(1, 99999)
SELECT id, street, city FROM shop.address WHERE postal_code = lpad(:id::text, 5, '0');

-- name: weigh a product in grams, weight: 3, age: old
\set id random(1, 200)
SELECT sku, weight_grams FROM shop.product WHERE id = :id;

-- name: weigh a product in kilograms, weight: 3, age: new
\set id random(1, 200)
SELECT sku, weight_kg, tags FROM shop.product WHERE id = :id;

-- name: look at an order, weight: 10, age: both
\set id random(1, 2000)
SELECT status, placed_at FROM shop.orders WHERE id = :id;

-- name: list what was ordered, weight: 8, age: both
\set id random(1, 2000)
SELECT line_no, product_id, quantity, unit_price FROM shop.order_item WHERE order_id = :id;

-- name: take from the stock, weight: 3, age: both
\set id random(1, 200)
UPDATE shop.stock SET quantity = quantity WHERE product_id = :id AND warehouse_id = 1;
