SELECT 'pg_collation' AS class, c.oid, 'COLLATION' AS kind, n.nspname AS schema, '' AS parent, c.collname AS name, '' AS signature,
       format('CREATE COLLATION %I.%I (provider = %s', n.nspname, c.collname, CASE c.collprovider WHEN 'c' THEN 'libc' WHEN 'i' THEN 'icu' ELSE 'builtin' END)
       || coalesce(', locale = ' || quote_literal(coalesce(to_jsonb(c) ->> 'colllocale', to_jsonb(c) ->> 'colliculocale',
                   CASE WHEN c.collcollate = c.collctype THEN c.collcollate END)), '')
       || CASE WHEN c.collcollate <> c.collctype THEN format(', lc_collate = %L, lc_ctype = %L', c.collcollate, c.collctype) ELSE '' END
       || CASE WHEN NOT c.collisdeterministic THEN ', deterministic = false' ELSE '' END || ')' AS statement,
       '{}'::text[] AS settings, pg_get_userbyid(c.collowner) AS owner
FROM pg_catalog.pg_collation c
JOIN pg_catalog.pg_namespace n ON n.oid = c.collnamespace
WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'slipway')
