-- Objects that are reported and never made: a subscription names another server and holds its password.
SELECT 'subscription' AS kind, s.subname AS name, 'pg_subscription' AS class, s.oid FROM pg_catalog.pg_subscription s
WHERE s.subdbid = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = current_database())
UNION ALL
SELECT 'security label', coalesce(l.label, ''), l.objtype, l.objoid FROM pg_catalog.pg_seclabels l WHERE l.objoid >= 16384
UNION ALL
SELECT 'large object', m.oid::text, 'pg_largeobject_metadata', m.oid FROM pg_catalog.pg_largeobject_metadata m
