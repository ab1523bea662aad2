-- A base type is a shell first, which its functions name, and whole only after them; a type may also stay a shell.
SELECT CASE WHEN t.typisdefined THEN 'shell of pg_type' ELSE 'pg_type' END AS class, t.oid, 'SHELL_TYPE' AS kind, n.nspname AS schema, '' AS parent, t.typname AS name, '' AS signature,
       format('CREATE TYPE %I.%I', n.nspname, t.typname) AS statement, '{}'::text[] AS settings,
       CASE WHEN t.typisdefined THEN '' ELSE pg_get_userbyid(t.typowner) END AS owner
FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
WHERE (t.typtype = 'b' AND t.typcategory <> 'A' OR NOT t.typisdefined)
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e')
  AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'slipway')
UNION ALL
SELECT 'pg_type', t.oid, 'BASE_TYPE', n.nspname, '', t.typname, '',
       format('CREATE TYPE %I.%I (INPUT = %s, OUTPUT = %s', n.nspname, t.typname, t.typinput, t.typoutput)
       || CASE WHEN t.typreceive <> 0 THEN ', RECEIVE = ' || t.typreceive ELSE '' END
       || CASE WHEN t.typsend <> 0 THEN ', SEND = ' || t.typsend ELSE '' END
       || CASE WHEN t.typmodin <> 0 THEN ', TYPMOD_IN = ' || t.typmodin ELSE '' END
       || CASE WHEN t.typmodout <> 0 THEN ', TYPMOD_OUT = ' || t.typmodout ELSE '' END
       || CASE WHEN t.typanalyze <> 0 THEN ', ANALYZE = ' || t.typanalyze ELSE '' END
       || CASE WHEN coalesce(to_jsonb(t) ->> 'typsubscript', '-') <> '-' THEN ', SUBSCRIPT = ' || (to_jsonb(t) ->> 'typsubscript') ELSE '' END
       || ', INTERNALLENGTH = ' || CASE WHEN t.typlen < 0 THEN 'VARIABLE' ELSE t.typlen::text END
       || CASE WHEN t.typbyval THEN ', PASSEDBYVALUE' ELSE '' END
       || ', ALIGNMENT = ' || CASE t.typalign WHEN 'c' THEN 'char' WHEN 's' THEN 'int2' WHEN 'i' THEN 'int4' ELSE 'double' END
       || ', STORAGE = ' || CASE t.typstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' WHEN 'x' THEN 'extended' ELSE 'main' END
       || format(', CATEGORY = %L', t.typcategory) || CASE WHEN t.typispreferred THEN ', PREFERRED = true' ELSE '' END
       || coalesce(', DEFAULT = ' || quote_literal(t.typdefault), '')
       || CASE WHEN t.typelem <> 0 THEN ', ELEMENT = ' || format_type(t.typelem, NULL) ELSE '' END
       || CASE WHEN t.typdelim <> ',' THEN format(', DELIMITER = %L', t.typdelim) ELSE '' END
       || CASE WHEN t.typcollation <> 0 THEN ', COLLATABLE = true' ELSE '' END || ')', '{}', pg_get_userbyid(t.typowner)
FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
WHERE t.typtype = 'b' AND t.typcategory <> 'A' AND t.typisdefined AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'slipway')
