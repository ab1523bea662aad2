-- Constraints of tables; what a partition or child only inherits comes with its parent.
SELECT k.oid, n.nspname AS schema, c.relname AS parent, k.conname AS name, k.contype AS type, pg_get_constraintdef(k.oid) AS definition,
       k.convalidated AS validated, coalesce(xd.description, '') AS index_comment, k.confrelid AS referenced,
       CASE WHEN k.contype <> 'x' AND x.reloptions IS NOT NULL
            THEN array_to_string(ARRAY(SELECT unnest(x.reloptions) ORDER BY 1), ', ') ELSE '' END AS index_options,
       k.conrelid AS relation, coalesce(array_to_string(k.conkey, ' '), '') AS columns
FROM pg_catalog.pg_constraint k
JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_class x ON x.oid = k.conindid AND k.contype IN ('p', 'u', 'x')
LEFT JOIN pg_catalog.pg_description xd ON xd.classoid = 'pg_catalog.pg_class'::regclass AND xd.objoid = x.oid AND xd.objsubid = 0
WHERE k.contype IN ('p', 'u', 'f', 'c', 'x') AND k.conparentid = 0 AND (k.conislocal OR k.coninhcount = 0)
  AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'slipway')
