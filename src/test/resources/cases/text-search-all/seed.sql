INSERT INTO t (b) VALUES ('hello world'); INSERT INTO ck VALUES ('a', 'b');
