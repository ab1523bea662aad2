SELECT p.oid, n.nspname AS schema, p.proname AS name, p.prokind = 'p' AS procedure, pg_get_userbyid(p.proowner) AS owner,
       oidvectortypes(p.proargtypes) AS signature, rtrim(pg_get_functiondef(p.oid), E'\n') AS definition,
       pg_get_function_arguments(p.oid) || ' -> ' || coalesce(pg_get_function_result(p.oid), '') || CASE p.prokind WHEN 'w' THEN ' window' ELSE '' END AS result
FROM pg_catalog.pg_proc p
JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
WHERE p.prokind IN ('f', 'p', 'w') AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'slipway')
  -- The constructors of a range type are the type's own.
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i')
