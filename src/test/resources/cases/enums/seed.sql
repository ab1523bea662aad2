INSERT INTO people SELECT i, 'happy', 'a', '{a,b}' FROM generate_series(1, 10) i;
INSERT INTO places VALUES ('first'), ('third'), ('second');
