INSERT INTO p VALUES (1, 'a'); INSERT INTO t (id, code, amount) VALUES (1, 'a', 5.25);
