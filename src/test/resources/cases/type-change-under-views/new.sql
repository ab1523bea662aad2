CREATE TABLE orders (id int PRIMARY KEY, total bigint NOT NULL DEFAULT 0, note text);
CREATE INDEX orders_total_idx ON orders (total);
CREATE VIEW totals AS SELECT id, total FROM orders;
CREATE VIEW big_totals AS SELECT * FROM totals WHERE total > 200;
CREATE MATERIALIZED VIEW total_sums AS SELECT sum(total) AS s FROM big_totals;
CREATE UNIQUE INDEX total_sums_idx ON total_sums (s);
COMMENT ON VIEW totals IS 'every order''s total';
GRANT SELECT ON totals TO PUBLIC;
CREATE VIEW dear AS SELECT id FROM orders WHERE total > 7;
