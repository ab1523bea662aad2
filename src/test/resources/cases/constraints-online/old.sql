CREATE TABLE parents (id int NOT NULL, code text);
CREATE TABLE children (id int PRIMARY KEY, parent_id int, amount int);
