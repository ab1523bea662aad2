INSERT INTO p VALUES (1, 1, 'c'); INSERT INTO t VALUES (1, 1, 1, 'c', '[1,2)', 7);
