INSERT INTO parents SELECT i, 'c' || i FROM generate_series(1, 20) i;
INSERT INTO children SELECT i, i, i FROM generate_series(1, 20) i;
