-- What is as usual is null: of tens of thousands of columns hardly one has any of it.
SELECT a.attrelid AS relation, a.attnum AS number, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
       CASE WHEN a.attcollation <> 0 AND a.attcollation <> t.typcollation
            THEN quote_ident(cn.nspname) || '.' || quote_ident(co.collname) END AS collation,
       a.attnotnull AS not_null, a.attislocal AS local, nullif(a.attidentity, '') AS identity, nullif(a.attgenerated, '') AS generated,
       d.oid AS default_oid, pg_get_expr(d.adbin, d.adrelid) AS expression,
       CASE WHEN a.attstorage <> t.typstorage THEN
            CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END END AS storage,
       CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END AS compression,
       coalesce(a.attstattarget, -1) AS statistics,
       CASE WHEN a.attoptions IS NOT NULL THEN array_to_string(ARRAY(SELECT unnest(a.attoptions) ORDER BY 1), ', ') END AS options,
       CASE WHEN a.attfdwoptions IS NOT NULL THEN ARRAY(SELECT unnest(a.attfdwoptions) ORDER BY 1) END AS foreign_options
FROM pg_catalog.pg_attribute a
JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_catalog.pg_collation co ON co.oid = a.attcollation
LEFT JOIN pg_catalog.pg_namespace cn ON cn.oid = co.collnamespace
LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'c')
  AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'slipway')
ORDER BY a.attrelid, a.attnum
