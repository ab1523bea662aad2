SELECT table_name AS name, column_name AS col, collation_name AS collation
FROM information_schema.columns
WHERE table_schema = database() AND collation_name IS NOT NULL
ORDER BY table_name, ordinal_position
