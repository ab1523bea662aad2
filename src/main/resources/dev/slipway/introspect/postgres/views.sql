SELECT c.oid, n.nspname AS schema, c.relname AS name, c.relkind = 'm' AS materialized, pg_get_userbyid(c.relowner) AS owner,
       rtrim(pg_get_viewdef(c.oid), E'; \n') AS query, c.reloptions || (SELECT array_agg('toast.' || o) FROM unnest(toast.reloptions) o) AS options, c.relispopulated AS populated,
       coalesce((SELECT i.relname FROM pg_catalog.pg_index x JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid
                 WHERE x.indrelid = c.oid AND x.indisclustered), '') AS cluster_index,
       coalesce((SELECT am.amname FROM pg_catalog.pg_am am WHERE am.oid = c.relam AND am.amname <> 'heap'), '') AS access_method,
       coalesce((SELECT s.spcname FROM pg_catalog.pg_tablespace s WHERE s.oid = c.reltablespace), '') AS tablespace
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_class toast ON toast.oid = c.reltoastrelid AND toast.reloptions IS NOT NULL
WHERE c.relkind IN ('v', 'm') AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'slipway')
