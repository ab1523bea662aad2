SELECT 'pg_am' AS class, a.oid, 'ACCESS_METHOD' AS kind, '' AS schema, '' AS parent, a.amname AS name, '' AS signature,
       format('CREATE ACCESS METHOD %I TYPE %s HANDLER %s', a.amname, CASE a.amtype WHEN 'i' THEN 'INDEX' ELSE 'TABLE' END, a.amhandler) AS statement,
       '{}'::text[] AS settings, '' AS owner
FROM pg_catalog.pg_am a WHERE a.oid >= 16384
