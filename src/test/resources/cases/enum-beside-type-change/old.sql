CREATE TYPE state AS ENUM ('new', 'done');
CREATE TABLE orders (id int PRIMARY KEY, total numeric(8,2), state state NOT NULL DEFAULT 'new', at timestamp);
CREATE VIEW open_orders AS SELECT id, total, state FROM orders WHERE state = 'new';
CREATE VIEW open_totals AS SELECT sum(total) AS s FROM open_orders;
