CREATE TYPE state AS ENUM ('new', 'paid', 'done', 'late');
CREATE TABLE orders (id int PRIMARY KEY, total numeric(12,2), state state NOT NULL DEFAULT 'paid', at timestamptz);
CREATE VIEW open_orders AS SELECT id, total, state, at FROM orders WHERE state IN ('new', 'paid');
CREATE VIEW open_totals AS SELECT sum(total) AS s FROM open_orders;
