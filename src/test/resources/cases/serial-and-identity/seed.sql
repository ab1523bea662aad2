INSERT INTO item (name) SELECT 'i' FROM generate_series(1, 10);
INSERT INTO part (name) SELECT 'p' FROM generate_series(1, 10);
INSERT INTO wide (name) SELECT 'w' FROM generate_series(1, 10);
DELETE FROM item WHERE id > 5;
