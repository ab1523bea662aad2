SELECT trigger_name AS name, event_object_table AS tab, action_timing AS timing, event_manipulation AS event, action_order AS place
FROM information_schema.triggers
WHERE trigger_schema = database()
ORDER BY event_object_table, action_timing, event_manipulation, action_order
