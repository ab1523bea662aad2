INSERT INTO plain VALUES (1, 'a'), (2, 'b'); INSERT INTO parted VALUES (1, 'a'), (2, 'b');
