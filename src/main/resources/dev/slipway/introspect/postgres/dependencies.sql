-- What belongs to its owner inseparably is the owner itself here: its row type, its array type, the index and the triggers of a constraint.
SELECT d.classid::regclass::text AS class, d.objid AS oid, d.objsubid AS subid,
       d.refclassid::regclass::text AS ref_class, d.refobjid AS ref_oid, d.refobjsubid AS ref_subid
FROM pg_catalog.pg_depend d
WHERE d.deptype IN ('n', 'a', 'i', 'P', 'S') AND d.objid >= 16384 AND d.refobjid >= 2200
  AND NOT (d.deptype = 'i' AND (d.classid IN ('pg_catalog.pg_type'::regclass, 'pg_catalog.pg_trigger'::regclass)
                                OR d.refclassid = 'pg_catalog.pg_constraint'::regclass))
