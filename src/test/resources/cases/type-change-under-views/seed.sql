INSERT INTO orders SELECT i, i * 10, 'n' || i FROM generate_series(1, 50) i;
