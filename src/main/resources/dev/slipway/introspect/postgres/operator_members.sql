-- Which operator class or family an entry of pg_amop or pg_amproc belongs to, and which publication a table in it, for dependencies.
SELECT d.classid::regclass::text AS class, d.objid AS oid, d.refclassid::regclass::text AS owner_class, d.refobjid AS owner
FROM pg_catalog.pg_depend d
WHERE d.classid IN ('pg_catalog.pg_amop'::regclass, 'pg_catalog.pg_amproc'::regclass) AND d.objid >= 16384
  AND d.refclassid IN ('pg_catalog.pg_opclass'::regclass, 'pg_catalog.pg_opfamily'::regclass)
UNION ALL
SELECT 'pg_publication_rel', r.oid, 'pg_publication', r.prpubid FROM pg_catalog.pg_publication_rel r
