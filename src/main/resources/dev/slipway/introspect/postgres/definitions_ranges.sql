SELECT 'pg_type' AS class, t.oid, 'RANGE_TYPE' AS kind, n.nspname AS schema, '' AS parent, t.typname AS name, '' AS signature,
       format('CREATE TYPE %I.%I AS RANGE (subtype = %s', n.nspname, t.typname, format_type(r.rngsubtype, NULL))
       || CASE WHEN NOT o.opcdefault THEN format(', subtype_opclass = %I.%I', opn.nspname, o.opcname) ELSE '' END
       || CASE WHEN r.rngcollation <> 0 AND r.rngcollation <> st.typcollation THEN format(', collation = %I.%I', cn.nspname, co.collname) ELSE '' END
       || CASE WHEN r.rngcanonical <> 0 THEN ', canonical = ' || r.rngcanonical::text ELSE '' END
       || CASE WHEN r.rngsubdiff <> 0 THEN ', subtype_diff = ' || r.rngsubdiff::text ELSE '' END
       || format(', multirange_type_name = %I.%I)', mn.nspname, m.typname) AS statement,
       '{}'::text[] AS settings, pg_get_userbyid(t.typowner) AS owner
FROM pg_catalog.pg_range r
JOIN pg_catalog.pg_type t ON t.oid = r.rngtypid
JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
JOIN pg_catalog.pg_type st ON st.oid = r.rngsubtype
JOIN pg_catalog.pg_opclass o ON o.oid = r.rngsubopc
JOIN pg_catalog.pg_namespace opn ON opn.oid = o.opcnamespace
JOIN pg_catalog.pg_type m ON m.oid = r.rngmultitypid
JOIN pg_catalog.pg_namespace mn ON mn.oid = m.typnamespace
LEFT JOIN pg_catalog.pg_collation co ON co.oid = r.rngcollation
LEFT JOIN pg_catalog.pg_namespace cn ON cn.oid = co.collnamespace
WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'slipway')
