SELECT 'pg_trigger' AS class, t.oid, 'TRIGGER' AS kind, n.nspname AS schema, c.relname AS parent, t.tgname AS name, '' AS signature,
       pg_get_triggerdef(t.oid) AS statement,
       ARRAY['enabled=' || CASE t.tgenabled WHEN 'O' THEN 'ENABLE' WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END] AS settings,
       '' AS owner
FROM pg_catalog.pg_trigger t
JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'slipway')
UNION ALL
-- A partition's copy of its parent's trigger is an object of its own only where it is switched on or off by itself.
SELECT 'pg_trigger', t.oid, 'TRIGGER', n.nspname, c.relname, t.tgname, '', '',
       ARRAY['enabled=' || CASE t.tgenabled WHEN 'O' THEN 'ENABLE' WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END,
             'parent=' || CASE p.tgenabled WHEN 'O' THEN 'ENABLE' WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END], ''
FROM pg_catalog.pg_trigger t
JOIN pg_catalog.pg_trigger p ON p.oid = t.tgparentid
JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE t.tgenabled <> p.tgenabled AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'slipway')
