SELECT 'pg_foreign_data_wrapper' AS class, f.oid, 'FOREIGN_DATA_WRAPPER' AS kind, '' AS schema, '' AS parent, f.fdwname AS name, '' AS signature,
       format('CREATE FOREIGN DATA WRAPPER %I', f.fdwname) AS statement,
       ARRAY(SELECT x FROM (SELECT 'handler=' || f.fdwhandler::regproc::text AS x WHERE f.fdwhandler <> 0
                            UNION ALL SELECT 'validator=' || f.fdwvalidator::regproc::text WHERE f.fdwvalidator <> 0
                            UNION ALL SELECT 'option ' || unnest(f.fdwoptions)) o ORDER BY x) AS settings,
       pg_get_userbyid(f.fdwowner) AS owner
FROM pg_catalog.pg_foreign_data_wrapper f
UNION ALL
SELECT 'pg_foreign_server', s.oid, 'SERVER', '', '', s.srvname, '',
       format('CREATE SERVER %I', s.srvname) || coalesce(' TYPE ' || quote_literal(s.srvtype), '') || format(' FOREIGN DATA WRAPPER %I', f.fdwname),
       ARRAY(SELECT x FROM (SELECT 'version=' || s.srvversion AS x WHERE s.srvversion IS NOT NULL
                            UNION ALL SELECT 'option ' || unnest(s.srvoptions)) o ORDER BY x),
       pg_get_userbyid(s.srvowner)
FROM pg_catalog.pg_foreign_server s JOIN pg_catalog.pg_foreign_data_wrapper f ON f.oid = s.srvfdw
UNION ALL
SELECT 'pg_user_mapping', u.umid, 'USER_MAPPING', '', u.srvname, u.usename, '',
       format('CREATE USER MAPPING FOR %s SERVER %I', CASE WHEN u.umuser = 0 THEN 'PUBLIC' ELSE quote_ident(u.usename) END, u.srvname),
       ARRAY(SELECT 'option ' || o FROM unnest(u.umoptions) o ORDER BY 1), ''
FROM pg_catalog.pg_user_mappings u
