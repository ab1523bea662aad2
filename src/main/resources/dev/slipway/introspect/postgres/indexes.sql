SELECT i.oid, n.nspname AS schema, i.relname AS name, x.indrelid AS relation, x.indisunique AS unique, x.indisvalid AS valid,
       substr(pg_get_indexdef(i.oid), 1 + length('CREATE ' || CASE WHEN x.indisunique THEN 'UNIQUE ' ELSE '' END || 'INDEX ' || quote_ident(i.relname)
              || ' ON ' || CASE WHEN i.relkind = 'I' THEN 'ONLY ' ELSE '' END || quote_ident(tn.nspname) || '.' || quote_ident(t.relname) || ' '))
       AS definition,
       h.inhparent AS attached_to,
       (SELECT array_agg(a.attnum || '=' || a.attstattarget ORDER BY a.attnum) FROM pg_catalog.pg_attribute a
        WHERE a.attrelid = i.oid AND a.attstattarget >= 0) AS statistics,
       coalesce((SELECT s.spcname FROM pg_catalog.pg_tablespace s WHERE s.oid = i.reltablespace), '') AS tablespace
FROM pg_catalog.pg_index x
JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid
JOIN pg_catalog.pg_namespace n ON n.oid = i.relnamespace
JOIN pg_catalog.pg_class t ON t.oid = x.indrelid
JOIN pg_catalog.pg_namespace tn ON tn.oid = t.relnamespace
LEFT JOIN pg_catalog.pg_inherits h ON h.inhrelid = i.oid
WHERE t.relkind IN ('r', 'p', 'm') AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'slipway')
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.oid AND k.contype IN ('p', 'u', 'x'))
