-- Data steps that were interrupted keep their progress in a schema named slipway. Good: no row.
SELECT n.nspname AS schema_name
  FROM pg_namespace AS n
 WHERE n.nspname = 'slipway';
