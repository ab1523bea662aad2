SELECT d.classid::regclass::text AS class, d.objid AS oid, d.objsubid AS subid,
       d.refclassid::regclass::text AS ref_class, d.refobjid AS ref_oid, d.refobjsubid AS ref_subid
FROM pg_catalog.pg_depend d
WHERE d.deptype IN ('n', 'a', 'i', 'P', 'S') AND d.objid >= 16384 AND d.refobjid >= 2200
