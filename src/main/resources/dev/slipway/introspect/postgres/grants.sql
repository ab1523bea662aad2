-- Privileges as given, and those a new object would have; the reader keeps the departure of one from the other.
WITH objects AS (
  SELECT 'pg_class' AS class, c.oid, '' AS col, c.relowner AS owner, c.relacl AS acl,
         acldefault(CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", c.relowner) AS initial
  FROM pg_catalog.pg_class c WHERE c.relacl IS NOT NULL AND c.oid >= 16384
  UNION ALL
  SELECT 'pg_class', a.attrelid, a.attname, c.relowner, a.attacl, NULL::aclitem[]
  FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
  WHERE a.attacl IS NOT NULL AND a.attrelid >= 16384 AND NOT a.attisdropped
  UNION ALL
  -- Everybody may create in public up to PostgreSQL 14, which is how its database was made and nothing that somebody granted.
  SELECT 'pg_namespace', n.oid, '', n.nspowner, n.nspacl, coalesce(i.initprivs, acldefault('n', n.nspowner))
  FROM pg_catalog.pg_namespace n
  LEFT JOIN pg_catalog.pg_init_privs i ON i.objoid = n.oid AND i.classoid = 'pg_catalog.pg_namespace'::regclass AND i.privtype = 'i'
  WHERE n.nspacl IS NOT NULL
  UNION ALL
  SELECT 'pg_proc', p.oid, '', p.proowner, p.proacl, acldefault('f', p.proowner)
  FROM pg_catalog.pg_proc p WHERE p.proacl IS NOT NULL AND p.oid >= 16384
  UNION ALL
  SELECT 'pg_type', t.oid, '', t.typowner, t.typacl, acldefault('T', t.typowner)
  FROM pg_catalog.pg_type t WHERE t.typacl IS NOT NULL AND t.oid >= 16384
  UNION ALL
  SELECT 'pg_language', l.oid, '', l.lanowner, l.lanacl, acldefault('l', l.lanowner)
  FROM pg_catalog.pg_language l WHERE l.lanacl IS NOT NULL AND l.oid >= 16384
  UNION ALL
  SELECT 'pg_foreign_data_wrapper', f.oid, '', f.fdwowner, f.fdwacl, acldefault('F', f.fdwowner)
  FROM pg_catalog.pg_foreign_data_wrapper f WHERE f.fdwacl IS NOT NULL
  UNION ALL
  SELECT 'pg_foreign_server', s.oid, '', s.srvowner, s.srvacl, acldefault('S', s.srvowner)
  FROM pg_catalog.pg_foreign_server s WHERE s.srvacl IS NOT NULL
  UNION ALL
  SELECT 'pg_default_acl', d.oid, '', d.defaclrole, d.defaclacl,
         CASE WHEN d.defaclnamespace = 0 THEN acldefault(CASE d.defaclobjtype WHEN 'S' THEN 's' ELSE d.defaclobjtype END, d.defaclrole) END
  FROM pg_catalog.pg_default_acl d
), items AS (
  SELECT class, oid, col, owner, true AS actual, (aclexplode(acl)).* FROM objects
  UNION ALL
  SELECT class, oid, col, owner, false, (aclexplode(initial)).* FROM objects
)
SELECT class, oid, col, actual, grantee = 0 AS to_public, grantee = owner OR NOT actual AND grantee <> 0 AS to_owner,
       CASE WHEN grantee = 0 THEN '' ELSE pg_get_userbyid(grantee) END AS grantee, privilege_type AS privilege, is_grantable AS grantable
FROM items
