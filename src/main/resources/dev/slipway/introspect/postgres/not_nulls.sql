-- Not null constraints that are not the usual ones; they are in the catalogue from PostgreSQL 18 on.
SELECT k.conrelid AS relation, k.conkey[1] AS number, k.conname AS name, k.connoinherit AS no_inherit, k.convalidated AS validated,
       k.coninhcount > 0 AS inherited, coalesce(d.description, '') AS comment
FROM pg_catalog.pg_constraint k
JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
LEFT JOIN pg_catalog.pg_description d ON d.classoid = 'pg_catalog.pg_constraint'::regclass AND d.objoid = k.oid AND d.objsubid = 0
WHERE k.contype = 'n' AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'slipway')
  AND (k.conname <> c.relname || '_' || a.attname || '_not_null' OR k.connoinherit OR NOT k.convalidated OR d.description IS NOT NULL)
