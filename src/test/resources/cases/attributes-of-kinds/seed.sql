INSERT INTO s.t VALUES (1, 'one'), (2, 'two');
INSERT INTO s.typed VALUES (1, 'typed');
INSERT INTO s.untyped VALUES (2, 'untyped');
INSERT INTO s.spans VALUES ('[a,b)', '{"[c,d)"}');
