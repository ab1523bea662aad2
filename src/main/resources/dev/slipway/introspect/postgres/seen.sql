-- Objects of kinds that are not modelled yet.
SELECT 'aggregate' AS kind, format('%I.%I', n.nspname, p.proname) AS name, 'pg_proc' AS class, p.oid
FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
WHERE p.prokind = 'a' AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'slipway')
UNION ALL
SELECT 'operator', format('%I.%s', n.nspname, o.oprname), 'pg_operator', o.oid
FROM pg_catalog.pg_operator o JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace
WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'slipway')
UNION ALL
SELECT 'operator class', format('%I.%I', n.nspname, o.opcname), 'pg_opclass', o.oid
FROM pg_catalog.pg_opclass o JOIN pg_catalog.pg_namespace n ON n.oid = o.opcnamespace
WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'slipway')
UNION ALL
SELECT 'operator family', format('%I.%I', n.nspname, o.opfname), 'pg_opfamily', o.oid
FROM pg_catalog.pg_opfamily o JOIN pg_catalog.pg_namespace n ON n.oid = o.opfnamespace
WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'slipway')
UNION ALL
SELECT 'conversion', format('%I.%I', n.nspname, o.conname), 'pg_conversion', o.oid
FROM pg_catalog.pg_conversion o JOIN pg_catalog.pg_namespace n ON n.oid = o.connamespace
WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'slipway')
UNION ALL
SELECT 'text search configuration', format('%I.%I', n.nspname, o.cfgname), 'pg_ts_config', o.oid
FROM pg_catalog.pg_ts_config o JOIN pg_catalog.pg_namespace n ON n.oid = o.cfgnamespace
WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'slipway')
UNION ALL
SELECT 'text search dictionary', format('%I.%I', n.nspname, o.dictname), 'pg_ts_dict', o.oid
FROM pg_catalog.pg_ts_dict o JOIN pg_catalog.pg_namespace n ON n.oid = o.dictnamespace
WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'slipway')
UNION ALL
SELECT 'text search parser', format('%I.%I', n.nspname, o.prsname), 'pg_ts_parser', o.oid
FROM pg_catalog.pg_ts_parser o JOIN pg_catalog.pg_namespace n ON n.oid = o.prsnamespace
WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'slipway')
UNION ALL
SELECT 'text search template', format('%I.%I', n.nspname, o.tmplname), 'pg_ts_template', o.oid
FROM pg_catalog.pg_ts_template o JOIN pg_catalog.pg_namespace n ON n.oid = o.tmplnamespace
WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'slipway')
UNION ALL
SELECT 'language', l.lanname, 'pg_language', l.oid FROM pg_catalog.pg_language l WHERE l.oid >= 16384
UNION ALL
SELECT 'access method', a.amname, 'pg_am', a.oid FROM pg_catalog.pg_am a WHERE a.oid >= 16384
UNION ALL
SELECT 'base type', format('%I.%I', n.nspname, t.typname), 'pg_type', t.oid
FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
WHERE t.typtype = 'b' AND t.typcategory <> 'A' AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'slipway')
UNION ALL
SELECT 'subscription', s.subname, 'pg_subscription', s.oid FROM pg_catalog.pg_subscription s
WHERE s.subdbid = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = current_database())
UNION ALL
SELECT 'default privileges', pg_get_userbyid(d.defaclrole) || ' ' || coalesce(n.nspname, ''), 'pg_default_acl', d.oid
FROM pg_catalog.pg_default_acl d LEFT JOIN pg_catalog.pg_namespace n ON n.oid = d.defaclnamespace
