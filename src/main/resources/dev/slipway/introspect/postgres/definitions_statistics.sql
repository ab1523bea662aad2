SELECT 'pg_statistic_ext' AS class, s.oid, 'STATISTICS' AS kind, n.nspname AS schema, '' AS parent, s.stxname AS name, '' AS signature,
       pg_get_statisticsobjdef(s.oid) AS statement, ARRAY['statistics=' || coalesce(s.stxstattarget, -1)] AS settings,
       pg_get_userbyid(s.stxowner) AS owner
FROM pg_catalog.pg_statistic_ext s
JOIN pg_catalog.pg_namespace n ON n.oid = s.stxnamespace
WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'slipway')
