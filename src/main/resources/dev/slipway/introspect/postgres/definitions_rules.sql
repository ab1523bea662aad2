SELECT 'pg_rewrite' AS class, r.oid, 'RULE' AS kind, n.nspname AS schema, c.relname AS parent, r.rulename AS name, '' AS signature,
       rtrim(pg_get_ruledef(r.oid), '; ') AS statement,
       ARRAY['enabled=' || CASE r.ev_enabled WHEN 'O' THEN 'ENABLE' WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END] AS settings,
       '' AS owner
FROM pg_catalog.pg_rewrite r
JOIN pg_catalog.pg_class c ON c.oid = r.ev_class
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE r.rulename <> '_RETURN' AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'slipway')
