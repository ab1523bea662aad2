INSERT INTO place SELECT i, 'p' || i FROM generate_series(1, 50) i;
INSERT INTO visit SELECT i, i, i + 100, i, i, i, i FROM generate_series(1, 50) i;
