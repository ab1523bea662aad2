INSERT INTO t VALUES (1, 'a'), (2, 'b'); INSERT INTO p VALUES (1, 'x'), (2, 'y');
