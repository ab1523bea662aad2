INSERT INTO t VALUES (1, 'b', '{}', 'x', '(1,2)', '{1}');
