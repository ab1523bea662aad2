SELECT event_name AS name
FROM information_schema.events
WHERE event_schema = database()
ORDER BY event_name
