SELECT c.oid, n.nspname AS schema, c.relname AS name, c.relkind = 'm' AS materialized, pg_get_userbyid(c.relowner) AS owner,
       rtrim(pg_get_viewdef(c.oid), E'; \n') AS query, c.reloptions AS options, c.relispopulated AS populated
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('v', 'm') AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'slipway')
