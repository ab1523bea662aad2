CREATE TABLE item (id int PRIMARY KEY, sku text, title text, price numeric);
CREATE INDEX item_sku ON item (sku);
CREATE UNIQUE INDEX item_title ON item (title);
CREATE INDEX item_price ON item (price);
CREATE TABLE event (id bigint NOT NULL, at date NOT NULL, kind text) PARTITION BY RANGE (at);
CREATE TABLE event_2023 PARTITION OF event FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
CREATE TABLE event_2024 PARTITION OF event FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE INDEX event_at ON event (at);
