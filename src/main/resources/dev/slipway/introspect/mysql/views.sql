SELECT table_name AS name
FROM information_schema.views
WHERE table_schema = database()
ORDER BY table_name
