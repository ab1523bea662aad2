-- Operator families with the members that belong to no class, and operator classes with theirs.
WITH members AS (
  SELECT d.refclassid AS owner_class, d.refobjid AS owner, 1 AS place, m.amopstrategy AS number, format_type(m.amoplefttype, NULL) AS left_type,
         format_type(m.amoprighttype, NULL) AS right_type,
         format('OPERATOR %s %s', m.amopstrategy, m.amopopr::regoperator)
         || coalesce(' FOR ORDER BY ' || (SELECT format('%I.%I', s.nspname, f.opfname) FROM pg_catalog.pg_opfamily f
                                          JOIN pg_catalog.pg_namespace s ON s.oid = f.opfnamespace WHERE f.oid = m.amopsortfamily), '') AS clause
  FROM pg_catalog.pg_amop m
  JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_amop'::regclass AND d.objid = m.oid
       AND d.refclassid IN ('pg_catalog.pg_opclass'::regclass, 'pg_catalog.pg_opfamily'::regclass)
  UNION ALL
  SELECT d.refclassid, d.refobjid, 2, m.amprocnum, format_type(m.amproclefttype, NULL), format_type(m.amprocrighttype, NULL),
         format('FUNCTION %s (%s, %s) %s', m.amprocnum, format_type(m.amproclefttype, NULL), format_type(m.amprocrighttype, NULL), m.amproc::regprocedure)
  FROM pg_catalog.pg_amproc m
  JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_amproc'::regclass AND d.objid = m.oid
       AND d.refclassid IN ('pg_catalog.pg_opclass'::regclass, 'pg_catalog.pg_opfamily'::regclass)
)
SELECT 'pg_opfamily' AS class, f.oid, 'OPERATOR_FAMILY' AS kind, n.nspname AS schema, '' AS parent, f.opfname AS name, a.amname AS signature,
       format('CREATE OPERATOR FAMILY %I.%I USING %I', n.nspname, f.opfname, a.amname) AS statement,
       ARRAY(SELECT format('member %s %s (%s, %s)=%s', CASE m.place WHEN 1 THEN 'OPERATOR' ELSE 'FUNCTION' END, m.number, m.left_type, m.right_type, m.clause)
             FROM members m WHERE m.owner_class = 'pg_catalog.pg_opfamily'::regclass AND m.owner = f.oid ORDER BY 1) AS settings,
       pg_get_userbyid(f.opfowner) AS owner
FROM pg_catalog.pg_opfamily f
JOIN pg_catalog.pg_namespace n ON n.oid = f.opfnamespace
JOIN pg_catalog.pg_am a ON a.oid = f.opfmethod
WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'slipway')
UNION ALL
SELECT 'pg_opclass', c.oid, 'OPERATOR_CLASS', n.nspname, '', c.opcname, a.amname,
       format('CREATE OPERATOR CLASS %I.%I %sFOR TYPE %s USING %I FAMILY %I.%I AS ', n.nspname, c.opcname, CASE WHEN c.opcdefault THEN 'DEFAULT ' ELSE '' END,
              format_type(c.opcintype, NULL), a.amname, fn.nspname, f.opfname)
       || concat_ws(', ', 'STORAGE ' || format_type(CASE WHEN c.opckeytype = 0 THEN c.opcintype ELSE c.opckeytype END, NULL),
              (SELECT string_agg(m.clause, ', ' ORDER BY m.place, m.number, m.left_type, m.right_type) FROM members m
               WHERE m.owner_class = 'pg_catalog.pg_opclass'::regclass AND m.owner = c.oid)),
       '{}', pg_get_userbyid(c.opcowner)
FROM pg_catalog.pg_opclass c
JOIN pg_catalog.pg_namespace n ON n.oid = c.opcnamespace
JOIN pg_catalog.pg_am a ON a.oid = c.opcmethod
JOIN pg_catalog.pg_opfamily f ON f.oid = c.opcfamily
JOIN pg_catalog.pg_namespace fn ON fn.oid = f.opfnamespace
WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'slipway')
