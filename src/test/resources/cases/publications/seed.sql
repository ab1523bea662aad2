INSERT INTO s.a VALUES (1, 2, 'three');
