INSERT INTO note VALUES (1, 'grün', 'grün', 'green');
INSERT INTO plain VALUES (1, 'x');
