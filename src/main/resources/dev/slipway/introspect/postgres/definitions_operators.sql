-- An operator without a function is only a name that another one promised.
SELECT 'pg_operator' AS class, o.oid, 'OPERATOR' AS kind, n.nspname AS schema, '' AS parent, o.oprname AS name,
       CASE WHEN o.oprleft = 0 THEN 'NONE' ELSE format_type(o.oprleft, NULL) END || ', ' || format_type(o.oprright, NULL) AS signature,
       format('CREATE OPERATOR %I.%s (FUNCTION = %s', n.nspname, o.oprname, o.oprcode)
       || CASE WHEN o.oprleft <> 0 THEN ', LEFTARG = ' || format_type(o.oprleft, NULL) ELSE '' END
       || ', RIGHTARG = ' || format_type(o.oprright, NULL)
       || coalesce(', COMMUTATOR = OPERATOR(' || quote_ident(cn.nspname) || '.' || c.oprname || ')', '')
       || coalesce(', NEGATOR = OPERATOR(' || quote_ident(gn.nspname) || '.' || g.oprname || ')', '')
       || CASE WHEN o.oprcanmerge THEN ', MERGES' ELSE '' END || CASE WHEN o.oprcanhash THEN ', HASHES' ELSE '' END
       || CASE WHEN o.oprrest <> 0 THEN ', RESTRICT = ' || o.oprrest ELSE '' END
       || CASE WHEN o.oprjoin <> 0 THEN ', JOIN = ' || o.oprjoin ELSE '' END || ')' AS statement,
       '{}'::text[] AS settings, pg_get_userbyid(o.oprowner) AS owner
FROM pg_catalog.pg_operator o
JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace
LEFT JOIN pg_catalog.pg_operator c ON c.oid = o.oprcom
LEFT JOIN pg_catalog.pg_namespace cn ON cn.oid = c.oprnamespace
LEFT JOIN pg_catalog.pg_operator g ON g.oid = o.oprnegate
LEFT JOIN pg_catalog.pg_namespace gn ON gn.oid = g.oprnamespace
WHERE o.oprcode <> 0 AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'slipway')
