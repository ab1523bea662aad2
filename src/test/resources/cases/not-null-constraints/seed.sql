INSERT INTO client SELECT i, 'n' || i, 'c' || i, 'p', 'f' FROM generate_series(1, 50) i;
INSERT INTO later SELECT i, i, i, i, i FROM generate_series(1, 50) i;
INSERT INTO parent SELECT i, i, i FROM generate_series(1, 50) i;
INSERT INTO child SELECT i, i, i, i FROM generate_series(1, 50) i;
INSERT INTO part SELECT i, DATE '2024-03-01', 'x' FROM generate_series(1, 50) i;
