SELECT 'pg_default_acl' AS class, d.oid, 'DEFAULT_PRIVILEGES' AS kind, coalesce(n.nspname, '') AS schema, '' AS parent,
       pg_get_userbyid(d.defaclrole) AS name,
       CASE d.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS' WHEN 'T' THEN 'TYPES' WHEN 'n' THEN 'SCHEMAS'
            WHEN 'L' THEN 'LARGE OBJECTS' END AS signature,
       '' AS statement, '{}'::text[] AS settings, pg_get_userbyid(d.defaclrole) AS owner
FROM pg_catalog.pg_default_acl d LEFT JOIN pg_catalog.pg_namespace n ON n.oid = d.defaclnamespace
WHERE n.oid IS NULL OR n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'slipway')
