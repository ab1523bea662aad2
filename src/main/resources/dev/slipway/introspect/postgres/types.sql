-- Which relation a row type belongs to, which type an array type holds and which range a multirange is made of, for dependencies.
SELECT t.oid, t.typrelid AS relation, CASE WHEN t.typcategory = 'A' THEN t.typelem ELSE coalesce(r.rngtypid, 0) END AS element
FROM pg_catalog.pg_type t LEFT JOIN pg_catalog.pg_range r ON r.rngmultitypid = t.oid
WHERE t.oid >= 16384 AND (t.typrelid <> 0 OR t.typcategory = 'A' OR r.rngtypid IS NOT NULL)
ORDER BY t.typcategory = 'A'
