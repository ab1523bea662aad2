INSERT INTO e VALUES (1, '2020-01-01', 'a'), (2, '2021-01-01', 'b');
