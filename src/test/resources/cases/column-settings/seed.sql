INSERT INTO t (a, b, c, e, f, i, j, l, m) VALUES ('a', 'b', 'c', '{"x": 1}', '{1,2}', 'i', '1 day', 'l', 5);
