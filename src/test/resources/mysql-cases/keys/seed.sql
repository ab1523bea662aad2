INSERT INTO doc VALUES (1, 'x', 1, 'text', ST_GeomFromText('POINT(1 1)'));
