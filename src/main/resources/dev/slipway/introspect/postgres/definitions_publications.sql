SELECT 'pg_publication' AS class, p.oid, 'PUBLICATION' AS kind, '' AS schema, '' AS parent, p.pubname AS name, '' AS signature,
       format('CREATE PUBLICATION %I', p.pubname) || CASE WHEN p.puballtables THEN ' FOR ALL TABLES' ELSE '' END AS statement,
       ARRAY(SELECT x FROM (
         SELECT 'publish=' || concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
                                        CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END) AS x
         UNION ALL SELECT 'publish_via_partition_root=' || p.pubviaroot
         UNION ALL SELECT 'table ' || format('%I.%I', t.schemaname, t.tablename) || '=' FROM pg_catalog.pg_publication_tables t
                   WHERE t.pubname = p.pubname AND NOT p.puballtables) o ORDER BY x) AS settings,
       pg_get_userbyid(p.pubowner) AS owner
FROM pg_catalog.pg_publication p
