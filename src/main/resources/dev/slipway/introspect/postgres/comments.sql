SELECT classoid::regclass::text AS class, objoid AS oid, objsubid AS subid, description
FROM pg_catalog.pg_description
WHERE objoid >= 16384 OR classoid = 'pg_catalog.pg_namespace'::regclass
