INSERT INTO account (id, name, kind, gone, doc) VALUES (5, 'ann', 'a', 1, '{"a": 1}'), (6, 'bob', 'b', 2, NULL);
