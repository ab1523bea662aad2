ALTER TABLE shop.payment ADD CONSTRAINT payment_order_fkey FOREIGN KEY (order_id) REFERENCES shop.orders (id);
