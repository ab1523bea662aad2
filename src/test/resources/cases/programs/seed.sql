INSERT INTO app.items (name) SELECT 'item ' || i FROM generate_series(1, 30) i;
