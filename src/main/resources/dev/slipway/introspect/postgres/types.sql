-- Which relation a row type belongs to and which type an array type holds, for dependencies.
SELECT t.oid, t.typrelid AS relation, CASE WHEN t.typcategory = 'A' THEN t.typelem ELSE 0 END AS element
FROM pg_catalog.pg_type t WHERE t.oid >= 16384 AND (t.typrelid <> 0 OR t.typcategory = 'A')
