-- An extension that cannot be relocated has its schema in its statement, so that it is made anew elsewhere.
SELECT 'pg_extension' AS class, e.oid, 'EXTENSION' AS kind, '' AS schema, '' AS parent, e.extname AS name, '' AS signature,
       format('CREATE EXTENSION IF NOT EXISTS %I', e.extname) || CASE WHEN e.extrelocatable THEN '' ELSE format(' WITH SCHEMA %I', n.nspname) END AS statement,
       ARRAY['version=' || e.extversion] || CASE WHEN e.extrelocatable THEN ARRAY['schema=' || n.nspname] END AS settings, '' AS owner
FROM pg_catalog.pg_extension e
JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
WHERE e.extname <> 'plpgsql'
