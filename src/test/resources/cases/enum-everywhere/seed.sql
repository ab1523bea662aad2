INSERT INTO t VALUES (1, 'new'), (2, 'done'); INSERT INTO u VALUES ('open');
