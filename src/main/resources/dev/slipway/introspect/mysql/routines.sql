SELECT routine_name AS name, routine_type AS type
FROM information_schema.routines
WHERE routine_schema = database()
ORDER BY routine_type, routine_name
