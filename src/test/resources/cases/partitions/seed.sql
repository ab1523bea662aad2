INSERT INTO events (at, kind) SELECT date '2024-01-01' + i, 'k' FROM generate_series(1, 100) i;
INSERT INTO events (at, kind) VALUES ('2020-01-01', 'old');
