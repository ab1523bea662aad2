-- A version is named where it is not the one that the server would take by itself.
-- An extension that cannot be relocated has its schema in its statement, so that it is made anew elsewhere.
SELECT 'pg_extension' AS class, e.oid, 'EXTENSION' AS kind, '' AS schema, '' AS parent, e.extname AS name, '' AS signature,
       format('CREATE EXTENSION IF NOT EXISTS %I', e.extname)
         || CASE WHEN e.extrelocatable THEN '' ELSE format(' WITH SCHEMA %I', n.nspname) END AS statement,
       CASE WHEN e.extversion IS DISTINCT FROM a.default_version THEN ARRAY['version=' || e.extversion] ELSE ARRAY[]::text[] END
         || CASE WHEN e.extrelocatable THEN ARRAY['schema=' || n.nspname] END AS settings, '' AS owner
FROM pg_catalog.pg_extension e
LEFT JOIN pg_catalog.pg_available_extensions a ON a.name = e.extname
JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
WHERE e.extname <> 'plpgsql'
