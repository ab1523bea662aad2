SELECT 'pg_type' AS class, t.oid, 'COMPOSITE_TYPE' AS kind, n.nspname AS schema, '' AS parent, t.typname AS name, '' AS signature,
       format('CREATE TYPE %I.%I AS ()', n.nspname, t.typname) AS statement,
       ARRAY(SELECT lpad(a.attnum::text, 4, '0') || ' ' || quote_ident(a.attname) || '=' || format_type(a.atttypid, a.atttypmod)
                    || CASE WHEN a.attcollation <> 0 AND a.attcollation <> at.typcollation
                            THEN ' COLLATE ' || a.attcollation::regcollation ELSE '' END
             FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type at ON at.oid = a.atttypid
             WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum)
       || ARRAY(SELECT 'comment ' || quote_ident(a.attname) || '=' || d.description
                FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_description d ON d.objoid = a.attrelid AND d.objsubid = a.attnum
                     AND d.classoid = 'pg_catalog.pg_class'::regclass
                WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum) AS settings,
       pg_get_userbyid(t.typowner) AS owner
FROM pg_catalog.pg_type t
JOIN pg_catalog.pg_class c ON c.oid = t.typrelid AND c.relkind = 'c'
JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
WHERE t.typtype = 'c' AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'slipway')
