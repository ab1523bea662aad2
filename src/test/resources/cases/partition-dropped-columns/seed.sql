INSERT INTO whole VALUES (1, 'x');
