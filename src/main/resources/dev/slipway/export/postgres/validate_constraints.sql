-- Constraints that were added and not checked against the rows there were. Good: none that the plan was to validate.
SELECT c.conrelid::regclass AS table_name, c.conname AS constraint_name, pg_get_constraintdef(c.oid) AS definition
  FROM pg_constraint AS c
 WHERE NOT c.convalidated AND c.conrelid <> 0
 ORDER BY 1, 2;
