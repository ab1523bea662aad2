SELECT table_name AS name, table_type AS type, coalesce(table_collation, '') AS collation, coalesce(table_rows, -1) AS estimate,
       coalesce(data_length, 0) AS bytes, coalesce(index_length, 0) AS index_bytes
FROM information_schema.tables
WHERE table_schema = database()
ORDER BY table_name
