SELECT 'pg_conversion' AS class, c.oid, 'CONVERSION' AS kind, n.nspname AS schema, '' AS parent, c.conname AS name, '' AS signature,
       format('CREATE %sCONVERSION %I.%I FOR %L TO %L FROM %s', CASE WHEN c.condefault THEN 'DEFAULT ' ELSE '' END, n.nspname, c.conname,
              pg_encoding_to_char(c.conforencoding), pg_encoding_to_char(c.contoencoding), c.conproc) AS statement,
       '{}'::text[] AS settings, pg_get_userbyid(c.conowner) AS owner
FROM pg_catalog.pg_conversion c JOIN pg_catalog.pg_namespace n ON n.oid = c.connamespace
WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'slipway')
