INSERT INTO "Sch""ema.x"."select" SELECT i, 'v' || i, 'd', 'ü' FROM generate_series(1, 5) i;
