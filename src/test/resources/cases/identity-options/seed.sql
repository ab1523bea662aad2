INSERT INTO t (c, d) VALUES (1, 1), (2, 2);
