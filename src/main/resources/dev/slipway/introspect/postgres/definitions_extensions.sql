SELECT 'pg_extension' AS class, e.oid, 'EXTENSION' AS kind, '' AS schema, '' AS parent, e.extname AS name, '' AS signature,
       format('CREATE EXTENSION IF NOT EXISTS %I WITH SCHEMA %I', e.extname, n.nspname) AS statement,
       ARRAY['version=' || e.extversion] AS settings, '' AS owner
FROM pg_catalog.pg_extension e
JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
WHERE e.extname <> 'plpgsql'
