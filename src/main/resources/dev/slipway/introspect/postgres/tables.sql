SELECT c.oid, n.nspname AS schema, c.relname AS name, c.relkind AS kind, pg_get_userbyid(c.relowner) AS owner,
       c.relpersistence = 'u' AS unlogged,
       c.reloptions || (SELECT array_agg('toast.' || o) FROM unnest(toast.reloptions) o) AS options,
       coalesce(pg_get_partkeydef(c.oid), '') AS partition_by,
       coalesce(pg_get_expr(c.relpartbound, c.oid), '') AS partition_bound,
       c.relrowsecurity AS row_security, c.relforcerowsecurity AS force_row_security,
       CASE WHEN c.relkind = 'f' THEN 'DEFAULT' ELSE CASE c.relreplident WHEN 'd' THEN 'DEFAULT' WHEN 'f' THEN 'FULL' WHEN 'n' THEN 'NOTHING'
            ELSE 'USING INDEX ' || (SELECT quote_ident(i.relname) FROM pg_catalog.pg_index x JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid
                                    WHERE x.indrelid = c.oid AND x.indisreplident) END END AS replica_identity,
       coalesce((SELECT i.relname FROM pg_catalog.pg_index x JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid
                 WHERE x.indrelid = c.oid AND x.indisclustered), '') AS cluster_index,
       coalesce(CASE WHEN am.amname <> 'heap' THEN am.amname END, '') AS access_method,
       coalesce((SELECT sp.spcname FROM pg_catalog.pg_tablespace sp WHERE sp.oid = c.reltablespace), '') AS tablespace,
       CASE WHEN c.reloftype <> 0 THEN format_type(c.reloftype, NULL) ELSE '' END AS of_type,
       coalesce(s.srvname, '') AS server,
       CASE WHEN f.ftoptions IS NOT NULL THEN ARRAY(SELECT unnest(f.ftoptions) ORDER BY 1) END AS server_options,
       c.reltuples::bigint AS estimated_rows, c.relpages::bigint * current_setting('block_size')::bigint AS bytes,
       coalesce((SELECT sum(i.relpages)::bigint FROM pg_catalog.pg_index x JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid
                 WHERE x.indrelid = c.oid), 0) * current_setting('block_size')::bigint AS index_bytes
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_class toast ON toast.oid = c.reltoastrelid AND toast.reloptions IS NOT NULL
LEFT JOIN pg_catalog.pg_am am ON am.oid = c.relam
LEFT JOIN pg_catalog.pg_foreign_table f ON f.ftrelid = c.oid
LEFT JOIN pg_catalog.pg_foreign_server s ON s.oid = f.ftserver
WHERE c.relkind IN ('r', 'p', 'f') AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'slipway')
