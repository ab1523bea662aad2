INSERT INTO orders SELECT i, i, 'new', '2024-01-01' FROM generate_series(1, 20) i;
