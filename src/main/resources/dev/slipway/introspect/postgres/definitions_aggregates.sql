-- Every parameter of CREATE AGGREGATE; the result decides whether it can be replaced in place.
SELECT 'pg_proc' AS class, p.oid, 'AGGREGATE' AS kind, n.nspname AS schema, '' AS parent, p.proname AS name, oidvectortypes(p.proargtypes) AS signature,
       format('CREATE OR REPLACE AGGREGATE %I.%I(%s) (SFUNC = %s, STYPE = %s', n.nspname, p.proname,
              CASE WHEN p.pronargs = 0 THEN '*' ELSE pg_get_function_arguments(p.oid) END, a.aggtransfn, format_type(a.aggtranstype, NULL))
       || CASE WHEN a.aggtransspace <> 0 THEN ', SSPACE = ' || a.aggtransspace ELSE '' END
       || CASE WHEN a.aggfinalfn <> 0 THEN ', FINALFUNC = ' || a.aggfinalfn || CASE WHEN a.aggfinalextra THEN ', FINALFUNC_EXTRA' ELSE '' END
               || ', FINALFUNC_MODIFY = ' || CASE a.aggfinalmodify WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END ELSE '' END
       || CASE WHEN a.aggcombinefn <> 0 THEN ', COMBINEFUNC = ' || a.aggcombinefn ELSE '' END
       || CASE WHEN a.aggserialfn <> 0 THEN ', SERIALFUNC = ' || a.aggserialfn || ', DESERIALFUNC = ' || a.aggdeserialfn ELSE '' END
       || coalesce(', INITCOND = ' || quote_literal(a.agginitval), '')
       || CASE WHEN a.aggmtransfn <> 0 THEN ', MSFUNC = ' || a.aggmtransfn || ', MINVFUNC = ' || a.aggminvtransfn
               || ', MSTYPE = ' || format_type(a.aggmtranstype, NULL) || CASE WHEN a.aggmtransspace <> 0 THEN ', MSSPACE = ' || a.aggmtransspace ELSE '' END
               || CASE WHEN a.aggmfinalfn <> 0 THEN ', MFINALFUNC = ' || a.aggmfinalfn || CASE WHEN a.aggmfinalextra THEN ', MFINALFUNC_EXTRA' ELSE '' END
                       || ', MFINALFUNC_MODIFY = ' || CASE a.aggmfinalmodify WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END ELSE '' END
               || coalesce(', MINITCOND = ' || quote_literal(a.aggminitval), '') ELSE '' END
       || coalesce((SELECT format(', SORTOP = OPERATOR(%I.%s)', s.nspname, o.oprname) FROM pg_catalog.pg_operator o
                    JOIN pg_catalog.pg_namespace s ON s.oid = o.oprnamespace WHERE o.oid = a.aggsortop), '')
       || CASE p.proparallel WHEN 's' THEN ', PARALLEL = SAFE' WHEN 'r' THEN ', PARALLEL = RESTRICTED' ELSE '' END
       || CASE WHEN a.aggkind = 'h' THEN ', HYPOTHETICAL' ELSE '' END || ')' AS statement,
       ARRAY['result=' || a.aggkind::text || ' ' || pg_get_function_arguments(p.oid) || ' ' || pg_get_function_result(p.oid)] AS settings,
       pg_get_userbyid(p.proowner) AS owner
FROM pg_catalog.pg_aggregate a
JOIN pg_catalog.pg_proc p ON p.oid = a.aggfnoid
JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'slipway')
