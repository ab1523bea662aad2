-- Column lists, row filters and whole schemas came with PostgreSQL 15; they are read in a way that 14 understands too.
SELECT 'pg_publication' AS class, p.oid, 'PUBLICATION' AS kind, '' AS schema, '' AS parent, p.pubname AS name, '' AS signature,
       format('CREATE PUBLICATION %I', p.pubname) || CASE WHEN p.puballtables THEN ' FOR ALL TABLES' ELSE '' END AS statement,
       ARRAY(SELECT x FROM (
         SELECT 'publish=' || concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
                                        CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END) AS x
         UNION ALL SELECT 'publish_via_partition_root=' || p.pubviaroot
         UNION ALL SELECT 'publish_generated_columns=stored' WHERE to_jsonb(p) ->> 'pubgencols' = 's'
         UNION ALL SELECT 'table ' || format('%I.%I', n.nspname, c.relname)
                   || coalesce(' (' || (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY u.place)
                                        FROM jsonb_array_elements_text(CASE jsonb_typeof(to_jsonb(r) -> 'prattrs') WHEN 'array' THEN to_jsonb(r) -> 'prattrs' END)
                                             WITH ORDINALITY u(number, place)
                                        JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.number::int2) || ')', '')
                   || coalesce((SELECT ' WHERE (' || pg_get_expr(prqual, q.prrelid) || ')' FROM pg_catalog.pg_publication_rel q
                                WHERE q.oid = r.oid), '') || '='
                   FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_class c ON c.oid = r.prrelid
                   JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                        CROSS JOIN (SELECT NULL::pg_node_tree AS prqual) before_15 WHERE r.prpubid = p.oid
         UNION ALL SELECT 'tables in schema ' || quote_ident(n.nspname) || '='
                   FROM pg_catalog.pg_depend d
                   JOIN pg_catalog.pg_depend s ON s.classid = d.classid AND s.objid = d.objid AND s.refclassid = 'pg_catalog.pg_namespace'::regclass
                   JOIN pg_catalog.pg_namespace n ON n.oid = s.refobjid
                   WHERE d.refclassid = 'pg_catalog.pg_publication'::regclass AND d.refobjid = p.oid
                     AND d.classid = to_regclass('pg_catalog.pg_publication_namespace')) o ORDER BY x) AS settings,
       pg_get_userbyid(p.pubowner) AS owner
FROM pg_catalog.pg_publication p
