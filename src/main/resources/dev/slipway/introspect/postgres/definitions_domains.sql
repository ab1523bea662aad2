-- A default without an expression is the base type's, which a domain has anyway.
SELECT 'pg_type' AS class, t.oid, 'DOMAIN' AS kind, n.nspname AS schema, '' AS parent, t.typname AS name, '' AS signature,
       format('CREATE DOMAIN %I.%I AS %s', n.nspname, t.typname, format_type(t.typbasetype, t.typtypmod))
       || CASE WHEN t.typcollation <> b.typcollation THEN format(' COLLATE %I.%I', cn.nspname, co.collname) ELSE '' END AS statement,
       ARRAY(SELECT setting FROM (
         SELECT 'default=' || t.typdefault AS setting WHERE t.typdefaultbin IS NOT NULL
         UNION ALL SELECT 'not null=true' WHERE t.typnotnull
         UNION ALL SELECT 'constraint ' || quote_ident(k.conname) || '=' || pg_get_constraintdef(k.oid) FROM pg_catalog.pg_constraint k
                   WHERE k.contypid = t.oid AND k.contype = 'c'
         UNION ALL SELECT 'comment ' || quote_ident(k.conname) || '=' || d.description FROM pg_catalog.pg_constraint k
                   JOIN pg_catalog.pg_description d ON d.objoid = k.oid AND d.classoid = 'pg_catalog.pg_constraint'::regclass
                   WHERE k.contypid = t.oid) x ORDER BY setting) AS settings,
       pg_get_userbyid(t.typowner) AS owner
FROM pg_catalog.pg_type t
JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype
LEFT JOIN pg_catalog.pg_collation co ON co.oid = t.typcollation
LEFT JOIN pg_catalog.pg_namespace cn ON cn.oid = co.collnamespace
WHERE t.typtype = 'd' AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'slipway')
