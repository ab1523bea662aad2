INSERT INTO jobs SELECT i, 'old', '{old}' FROM generate_series(1, 10) i;
