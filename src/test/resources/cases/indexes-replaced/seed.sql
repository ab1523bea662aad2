INSERT INTO item SELECT n, 'sku ' || n, 'title ' || n, n FROM generate_series(1, 50) n;
INSERT INTO event SELECT n, date '2023-06-01' + n * 7, 'kind ' || n % 3 FROM generate_series(1, 50) n;
