-- What a database holds, one line a fact, asked of the server without anything of Slipway's own. Owners are left out, and so is whether a
-- materialized view holds rows; what belongs to an extension is the extension's.
WITH own AS (
  SELECT n.oid, n.nspname FROM pg_namespace n WHERE n.nspname !~ '^pg_|^information_schema$'
), members AS (
  -- Also the functions that make values of a range come with their type.
  SELECT d.classid, d.objid FROM pg_depend d
  WHERE d.deptype = 'e' OR d.deptype = 'i' AND d.classid = 'pg_proc'::regclass AND d.refclassid = 'pg_type'::regclass
), acls AS (
  SELECT 'pg_class'::regclass AS class, c.oid, coalesce(c.relacl, acldefault(CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", c.relowner)) AS acl
  FROM pg_class c JOIN own ON own.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
  UNION ALL SELECT 'pg_proc'::regclass, p.oid, coalesce(p.proacl, acldefault('f', p.proowner)) FROM pg_proc p JOIN own ON own.oid = p.pronamespace
  UNION ALL SELECT 'pg_type'::regclass, t.oid, coalesce(t.typacl, acldefault('T', t.typowner)) FROM pg_type t JOIN own ON own.oid = t.typnamespace
    LEFT JOIN pg_class c ON c.oid = t.typrelid WHERE t.typtype IN ('b', 'c', 'd', 'e', 'r') AND t.typcategory <> 'A' AND coalesce(c.relkind, 'c') = 'c'
  UNION ALL SELECT 'pg_namespace'::regclass, n.oid, coalesce(n.nspacl, acldefault('n', n.nspowner)) FROM pg_namespace n JOIN own ON own.oid = n.oid
  UNION ALL SELECT 'pg_language'::regclass, l.oid, coalesce(l.lanacl, acldefault('l', l.lanowner)) FROM pg_language l WHERE l.oid >= 16384
  UNION ALL SELECT 'pg_foreign_data_wrapper'::regclass, f.oid, coalesce(f.fdwacl, acldefault('F', f.fdwowner)) FROM pg_foreign_data_wrapper f
  UNION ALL SELECT 'pg_foreign_server'::regclass, s.oid, coalesce(s.srvacl, acldefault('S', s.srvowner)) FROM pg_foreign_server s
)
SELECT line FROM (
  SELECT 'relation ' || n.nspname || '.' || c.relname || ' ' || c.relkind::text || ' ' || c.relpersistence::text || ' ' || coalesce(c.reloptions::text, '') || coalesce((SELECT x.reloptions::text FROM pg_class x WHERE x.oid = c.reltoastrelid), '')
         || ' ' || coalesce(pg_get_expr(c.relpartbound, c.oid), '') || ' ' || coalesce(pg_get_partkeydef(c.oid), '') || ' ' || c.relrowsecurity
         || c.relforcerowsecurity || ' ' || c.relreplident::text || ' ' || coalesce((SELECT a.amname FROM pg_am a WHERE a.oid = c.relam), '') || ' '
         || CASE WHEN c.reloftype = 0 THEN '' ELSE c.reloftype::regtype::text END || ' '
         || coalesce((SELECT s.spcname FROM pg_tablespace s WHERE s.oid = c.reltablespace), '') AS line
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname !~ '^pg_|^information_schema$'
  UNION ALL
  SELECT 'column ' || a.attrelid::regclass || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull || ' '
         || a.attidentity::text || a.attgenerated::text || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '') || ' ' || coalesce(a.attacl::text, '') || ' '
         || a.attstorage::text || a.attcompression::text || ' ' || coalesce(a.attstattarget, -1) || ' ' || coalesce(a.attoptions::text, '') || ' '
         || coalesce((SELECT array_agg(o ORDER BY o) FROM unnest(a.attfdwoptions) o)::text, '') || ' ' || a.attcollation::regcollation
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c') AND n.nspname !~ '^pg_|^information_schema$'
  UNION ALL
  SELECT 'privilege ' || i.type || ' ' || i.identity || ' ' || pg_get_userbyid(x.grantee) || ' ' || x.privilege_type || ' ' || x.is_grantable
  FROM acls a, pg_identify_object(a.class, a.oid, 0) i, aclexplode(a.acl) x WHERE (a.class, a.oid) NOT IN (SELECT classid, objid FROM members)
  UNION ALL
  SELECT 'default privilege ' || pg_get_userbyid(d.defaclrole) || ' ' || coalesce((SELECT own.nspname FROM own WHERE own.oid = d.defaclnamespace), '') || ' '
         || d.defaclobjtype::text || ' ' || pg_get_userbyid(x.grantee) || ' ' || x.privilege_type || ' ' || x.is_grantable
  FROM pg_default_acl d, aclexplode(d.defaclacl) x
  UNION ALL
  SELECT 'comment ' || i.type || ' ' || i.identity || ' ' || d.description FROM pg_description d, pg_identify_object(d.classoid, d.objoid, d.objsubid) i
  WHERE d.objoid >= 16384 AND (d.classoid, d.objoid) NOT IN (SELECT classid, objid FROM members)
  UNION ALL
  SELECT 'constraint ' || k.conrelid::regclass || ' ' || CASE WHEN k.contype = 'n' AND k.coninhcount > 0 THEN '' ELSE k.conname END || ' '
         || pg_get_constraintdef(k.oid) || ' ' || CASE WHEN k.contype = 'n' THEN '' ELSE k.conislocal::text END
  FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace WHERE n.nspname !~ '^pg_|^information_schema$' AND k.conrelid <> 0
  UNION ALL
  SELECT 'index ' || pg_get_indexdef(x.indexrelid) || ' ' || x.indisvalid || ' ' || x.indisreplident || x.indisclustered
  FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname !~ '^pg_|^information_schema$'
  UNION ALL
  SELECT 'index column ' || a.attrelid::regclass || ' ' || a.attnum || ' ' || coalesce(a.attstattarget, -1) || ' ' || coalesce(a.attoptions::text, '')
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN own ON own.oid = c.relnamespace WHERE c.relkind IN ('i', 'I')
  UNION ALL
  SELECT 'parents ' || i.inhrelid::regclass || ' ' || string_agg(i.inhparent::regclass::text, ' ' ORDER BY i.inhseqno) FROM pg_inherits i GROUP BY i.inhrelid
  UNION ALL
  SELECT 'inherited ' || a.attrelid::regclass || '.' || a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
  WHERE NOT a.attislocal AND a.attnum > 0 AND NOT a.attisdropped AND NOT c.relispartition
  UNION ALL
  SELECT 'view ' || c.oid::regclass || ' ' || pg_get_viewdef(c.oid) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('v', 'm') AND n.nspname !~ '^pg_|^information_schema$'
  UNION ALL
  SELECT 'routine ' || pg_get_functiondef(p.oid) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
  WHERE p.prokind <> 'a' AND n.nspname !~ '^pg_|^information_schema$' AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype IN ('e', 'i'))
  UNION ALL
  SELECT 'trigger ' || pg_get_triggerdef(t.oid) || ' ' || t.tgenabled::text FROM pg_trigger t WHERE NOT t.tgisinternal
  UNION ALL
  SELECT 'enum ' || e.enumtypid::regtype || ' ' || string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder) FROM pg_enum e GROUP BY e.enumtypid
  UNION ALL
  SELECT 'domain ' || t.oid::regtype || ' ' || format_type(t.typbasetype, t.typtypmod) || ' ' || t.typnotnull || ' ' || coalesce(t.typdefault, '') || ' '
         || coalesce((SELECT string_agg(pg_get_constraintdef(k.oid), ',' ORDER BY k.conname) FROM pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c'), '')
  FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE t.typtype = 'd' AND n.nspname !~ '^pg_|^information_schema$'
  UNION ALL
  SELECT 'sequence ' || s.seqrelid::regclass || ' ' || s.seqtypid::regtype || ' ' || s.seqstart || ' ' || s.seqincrement || ' ' || s.seqmax || ' '
         || s.seqmin || ' ' || s.seqcache || ' ' || s.seqcycle || ' '
         || coalesce((SELECT d.refobjid::regclass || '.' || (SELECT a.attname FROM pg_attribute a WHERE a.attrelid = d.refobjid AND a.attnum = d.refobjsubid)
                      FROM pg_depend d WHERE d.objid = s.seqrelid AND d.deptype IN ('a', 'i')
                      AND d.refobjsubid > 0 AND d.refclassid = 'pg_class'::regclass LIMIT 1), '')
  FROM pg_sequence s
  UNION ALL
  SELECT 'policy ' || p.polrelid::regclass || ' ' || p.polname || ' ' || p.polcmd::text || ' ' || p.polpermissive || ' '
         || (SELECT string_agg(pg_get_userbyid(r), ',' ORDER BY pg_get_userbyid(r)) FROM unnest(p.polroles) r) || ' '
         || coalesce(pg_get_expr(p.polqual, p.polrelid), '') || ' ' || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') FROM pg_policy p
  UNION ALL
  SELECT 'rule ' || pg_get_ruledef(r.oid) || ' ' || r.ev_enabled::text FROM pg_rewrite r WHERE r.oid >= 16384 AND r.rulename <> '_RETURN'
  UNION ALL
  SELECT 'event trigger ' || e.evtname || ' ' || e.evtevent || ' ' || e.evtenabled::text || ' ' || e.evtfoid::regproc || ' '
         || coalesce((SELECT string_agg(t, ',' ORDER BY t) FROM unnest(e.evttags) t), '') FROM pg_event_trigger e
  UNION ALL
  SELECT 'extension ' || e.extname || ' ' || e.extnamespace::regnamespace FROM pg_extension e
  UNION ALL
  SELECT 'extension version ' || e.extname || ' ' || e.extversion FROM pg_extension e
  UNION ALL
  SELECT 'range ' || r.rngtypid::regtype || ' ' || r.rngmultitypid::regtype || ' ' || r.rngsubtype::regtype || ' ' || r.rngcollation::regcollation || ' '
         || (SELECT o.opcname FROM pg_opclass o WHERE o.oid = r.rngsubopc) || ' ' || r.rngcanonical || ' ' || r.rngsubdiff
  FROM pg_range r JOIN pg_type t ON t.oid = r.rngtypid JOIN own ON own.oid = t.typnamespace
  UNION ALL
  SELECT 'type ' || t.oid::regtype || ' ' || t.typisdefined || ' ' || concat_ws(' ', t.typlen, t.typbyval, t.typalign, t.typstorage, t.typcategory,
         t.typispreferred, t.typdelim, t.typdefault, t.typinput, t.typoutput, t.typreceive, t.typsend, t.typmodin, t.typmodout, t.typanalyze,
         nullif(t.typelem, 0)::regtype, t.typcollation <> 0)
  FROM pg_type t JOIN own ON own.oid = t.typnamespace
  WHERE (t.typtype = 'b' AND t.typcategory <> 'A' OR NOT t.typisdefined) AND ('pg_type'::regclass, t.oid) NOT IN (SELECT classid, objid FROM members)
  UNION ALL
  SELECT 'collation ' || c.oid::regcollation || ' ' || (to_jsonb(c) - '{oid,collowner,collnamespace,collversion}'::text[])::text
  FROM pg_collation c JOIN own ON own.oid = c.collnamespace
  UNION ALL
  SELECT 'aggregate ' || concat_ws(' ', a.aggfnoid::regprocedure, a.aggtranstype::regtype, nullif(a.aggmtranstype, 0)::regtype,
         nullif(a.aggsortop, 0)::regoperator, to_jsonb(a) - '{aggfnoid,aggtranstype,aggmtranstype,aggsortop}'::text[])
  FROM pg_aggregate a JOIN pg_proc p ON p.oid = a.aggfnoid JOIN own ON own.oid = p.pronamespace
  WHERE ('pg_proc'::regclass, p.oid) NOT IN (SELECT classid, objid FROM members)
  UNION ALL
  SELECT 'operator ' || concat_ws(' ', o.oid::regoperator, o.oprresult::regtype, o.oprcode, nullif(o.oprcom, 0)::regoperator, nullif(o.oprnegate, 0)::regoperator,
         o.oprrest, o.oprjoin, o.oprcanhash, o.oprcanmerge) FROM pg_operator o JOIN own ON own.oid = o.oprnamespace
  WHERE ('pg_operator'::regclass, o.oid) NOT IN (SELECT classid, objid FROM members)
  UNION ALL
  SELECT 'operator class ' || i.identity || ' ' || concat_ws(' ', o.opcintype::regtype, nullif(o.opckeytype, 0)::regtype, o.opcdefault, f.identity)
  FROM pg_opclass o JOIN own ON own.oid = o.opcnamespace, pg_identify_object('pg_opclass'::regclass, o.oid, 0) i,
       pg_identify_object('pg_opfamily'::regclass, o.opcfamily, 0) f
  WHERE ('pg_opclass'::regclass, o.oid) NOT IN (SELECT classid, objid FROM members)
  UNION ALL
  SELECT 'operator family ' || i.identity FROM pg_opfamily o JOIN own ON own.oid = o.opfnamespace, pg_identify_object('pg_opfamily'::regclass, o.oid, 0) i
  WHERE ('pg_opfamily'::regclass, o.oid) NOT IN (SELECT classid, objid FROM members)
  UNION ALL
  SELECT 'operator of ' || i.identity || ' ' || a.amopopr::regoperator || ' ' || coalesce(s.identity, '')
  FROM pg_amop a CROSS JOIN pg_identify_object('pg_amop'::regclass, a.oid, 0) i
  LEFT JOIN pg_identify_object('pg_opfamily'::regclass, nullif(a.amopsortfamily, 0), 0) s ON true
  WHERE a.oid >= 16384 AND ('pg_opfamily'::regclass, a.amopfamily) NOT IN (SELECT classid, objid FROM members)
  UNION ALL
  SELECT 'function of ' || i.identity || ' ' || a.amproc::regprocedure FROM pg_amproc a, pg_identify_object('pg_amproc'::regclass, a.oid, 0) i
  WHERE a.oid >= 16384 AND ('pg_opfamily'::regclass, a.amprocfamily) NOT IN (SELECT classid, objid FROM members)
  UNION ALL
  SELECT 'cast ' || concat_ws(' ', c.castsource::regtype, c.casttarget::regtype, c.castfunc::regprocedure, c.castcontext, c.castmethod)
  FROM pg_cast c WHERE c.oid >= 16384 AND ('pg_cast'::regclass, c.oid) NOT IN (SELECT classid, objid FROM members)
  UNION ALL
  SELECT 'transform ' || concat_ws(' ', t.trftype::regtype, l.lanname, t.trffromsql, t.trftosql) FROM pg_transform t JOIN pg_language l ON l.oid = t.trflang
  UNION ALL
  SELECT 'language ' || concat_ws(' ', l.lanname, l.lanpltrusted, l.lanplcallfoid::regproc, l.laninline::regproc, l.lanvalidator::regproc) FROM pg_language l
  UNION ALL
  SELECT 'conversion ' || concat_ws(' ', own.nspname, c.conname, c.conforencoding, c.contoencoding, c.conproc, c.condefault)
  FROM pg_conversion c JOIN own ON own.oid = c.connamespace
  UNION ALL
  SELECT 'text search parser ' || concat_ws(' ', own.nspname, p.prsname, p.prsstart, p.prstoken, p.prsend, p.prsheadline, p.prslextype)
  FROM pg_ts_parser p JOIN own ON own.oid = p.prsnamespace
  UNION ALL
  SELECT 'text search template ' || concat_ws(' ', own.nspname, t.tmplname, t.tmplinit, t.tmpllexize) FROM pg_ts_template t JOIN own ON own.oid = t.tmplnamespace
  UNION ALL
  SELECT 'text search dictionary ' || concat_ws(' ', own.nspname, d.dictname, t.tmplname, d.dictinitoption)
  FROM pg_ts_dict d JOIN own ON own.oid = d.dictnamespace JOIN pg_ts_template t ON t.oid = d.dicttemplate
  UNION ALL
  SELECT 'text search configuration ' || concat_ws(' ', own.nspname, c.cfgname, p.prsname, m.tokens)
  FROM pg_ts_config c JOIN own ON own.oid = c.cfgnamespace JOIN pg_ts_parser p ON p.oid = c.cfgparser
  LEFT JOIN LATERAL (SELECT string_agg(m.maptokentype || ':' || m.mapdict::regdictionary, ' ' ORDER BY m.maptokentype, m.mapseqno) AS tokens
                     FROM pg_ts_config_map m WHERE m.mapcfg = c.oid) m ON true
  UNION ALL
  SELECT 'statistics ' || pg_get_statisticsobjdef(s.oid) || ' ' || coalesce(s.stxstattarget, -1) FROM pg_statistic_ext s
  UNION ALL
  SELECT 'foreign data wrapper ' || concat_ws(' ', f.fdwname, f.fdwhandler::regproc, f.fdwvalidator::regproc, (SELECT array_agg(o ORDER BY o) FROM unnest(f.fdwoptions) o)) FROM pg_foreign_data_wrapper f
  UNION ALL
  SELECT 'server ' || concat_ws(' ', s.srvname, s.srvtype, nullif(s.srvversion, ''), f.fdwname, (SELECT array_agg(o ORDER BY o) FROM unnest(s.srvoptions) o))
  FROM pg_foreign_server s JOIN pg_foreign_data_wrapper f ON f.oid = s.srvfdw
  UNION ALL
  SELECT 'user mapping ' || concat_ws(' ', u.srvname, u.usename, (SELECT array_agg(o ORDER BY o) FROM unnest(u.umoptions) o)) FROM pg_user_mappings u
  UNION ALL
  SELECT 'foreign table ' || concat_ws(' ', f.ftrelid::regclass, s.srvname, (SELECT array_agg(o ORDER BY o) FROM unnest(f.ftoptions) o)) FROM pg_foreign_table f JOIN pg_foreign_server s ON s.oid = f.ftserver
  UNION ALL
  SELECT 'publication ' || (to_jsonb(p) - '{oid,pubowner}'::text[])::text FROM pg_publication p
  UNION ALL
  SELECT 'publication of ' || to_jsonb(t)::text FROM pg_publication_tables t
  UNION ALL
  SELECT DISTINCT 'publication part ' || pg_describe_object(d.classid, d.objid, 0) FROM pg_depend d
  WHERE d.classid IN ('pg_publication_rel'::regclass, to_regclass('pg_publication_namespace'))
  UNION ALL
  SELECT 'access method ' || concat_ws(' ', a.amname, a.amtype, a.amhandler) FROM pg_am a WHERE a.oid >= 16384
  UNION ALL
  SELECT 'schema ' || n.nspname || ' ' || coalesce(obj_description(n.oid, 'pg_namespace'), '') FROM pg_namespace n
  WHERE n.nspname !~ '^pg_|^information_schema$'
) facts ORDER BY line
