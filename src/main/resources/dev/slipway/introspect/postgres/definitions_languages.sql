SELECT 'pg_language' AS class, l.oid, 'LANGUAGE' AS kind, '' AS schema, '' AS parent, l.lanname AS name, '' AS signature,
       format('CREATE OR REPLACE %sLANGUAGE %I HANDLER %s', CASE WHEN l.lanpltrusted THEN 'TRUSTED ' ELSE '' END, l.lanname, l.lanplcallfoid::regproc)
       || CASE WHEN l.laninline <> 0 THEN ' INLINE ' || l.laninline::regproc ELSE '' END
       || CASE WHEN l.lanvalidator <> 0 THEN ' VALIDATOR ' || l.lanvalidator::regproc ELSE '' END AS statement,
       '{}'::text[] AS settings, pg_get_userbyid(l.lanowner) AS owner
FROM pg_catalog.pg_language l WHERE l.oid >= 16384
