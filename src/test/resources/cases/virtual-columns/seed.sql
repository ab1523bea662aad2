INSERT INTO item (id, net, begun) SELECT i, i, i * 6 FROM generate_series(1, 50) i;
