DROP MATERIALIZED VIEW shop.product_sales;
DROP VIEW shop.customer_revenue, shop.order_total;
ALTER TABLE shop.order_item ALTER COLUMN quantity TYPE bigint;
CREATE VIEW shop.order_total AS
    SELECT o.id AS order_id, o.customer_id, sum(i.quantity * i.unit_price) AS total
      FROM shop.orders o
      JOIN shop.order_item i ON i.order_id = o.id
     GROUP BY o.id, o.customer_id;
COMMENT ON VIEW shop.order_total IS 'What each order comes to, without tax';

CREATE VIEW shop.customer_revenue AS
    SELECT c.id AS customer_id, c.full_name, count(t.order_id) AS orders, COALESCE(sum(t.total), 0) AS revenue
      FROM shop.customer c
      LEFT JOIN shop.order_total t ON t.customer_id = c.id
     GROUP BY c.id, c.full_name;

CREATE MATERIALIZED VIEW shop.product_sales AS
    SELECT p.id AS product_id, p.name, sum(i.quantity) AS sold
      FROM shop.product p
      JOIN shop.order_item i ON i.product_id = p.id
     GROUP BY p.id, p.name;
CREATE UNIQUE INDEX product_sales_product_idx ON shop.product_sales (product_id);
GRANT SELECT ON shop.order_total TO shop_app;
