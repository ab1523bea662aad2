INSERT INTO t VALUES ('a', 'b', 'c');
INSERT INTO u VALUES ('a', 1);
