INSERT INTO t (e, ea, d, d2, dd) VALUES ('a', '{c}', 'dd', 3, 4);
