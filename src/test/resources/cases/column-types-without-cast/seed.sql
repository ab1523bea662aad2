INSERT INTO scalars VALUES (1, 'a,b', '{c,d}', true, 0, 'sad', DEFAULT), (NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO lists VALUES ('{1}', '{"a b"}', '{1,2}', '{glad}', '{x,y}'), (NULL, NULL, NULL, NULL, NULL), ('{}', '{}', '{}', '{}', '{}');
