INSERT INTO plain VALUES (1, 'x'); INSERT INTO whole VALUES (2, 'y');
