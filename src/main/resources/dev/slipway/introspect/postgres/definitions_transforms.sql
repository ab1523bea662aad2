SELECT 'pg_transform' AS class, t.oid, 'TRANSFORM' AS kind, '' AS schema, '' AS parent, format_type(t.trftype, NULL) AS name, l.lanname AS signature,
       format('CREATE OR REPLACE TRANSFORM FOR %s LANGUAGE %I (%s)', format_type(t.trftype, NULL), l.lanname,
              concat_ws(', ', CASE WHEN t.trffromsql <> 0 THEN 'FROM SQL WITH FUNCTION ' || t.trffromsql::regprocedure END,
                        CASE WHEN t.trftosql <> 0 THEN 'TO SQL WITH FUNCTION ' || t.trftosql::regprocedure END)) AS statement,
       '{}'::text[] AS settings, '' AS owner
FROM pg_catalog.pg_transform t JOIN pg_catalog.pg_language l ON l.oid = t.trflang
