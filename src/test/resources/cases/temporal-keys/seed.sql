INSERT INTO room SELECT i, '[2024-01-01,2025-01-01)', 'r' || i FROM generate_series(1, 50) i;
INSERT INTO booking SELECT i, i, '[2024-03-01,2024-04-01)' FROM generate_series(1, 50) i;
INSERT INTO price SELECT i, '[2024-03-01,2024-04-01)' FROM generate_series(1, 50) i;
INSERT INTO wage SELECT i, '[2024-03-01,2024-04-01)' FROM generate_series(1, 50) i;
