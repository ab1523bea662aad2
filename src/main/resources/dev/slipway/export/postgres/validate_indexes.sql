-- Indexes that a failed build left behind. Good: no row.
SELECT i.indexrelid::regclass AS index_name, i.indrelid::regclass AS table_name
  FROM pg_index AS i
 WHERE NOT i.indisvalid OR NOT i.indisready
 ORDER BY 1;
