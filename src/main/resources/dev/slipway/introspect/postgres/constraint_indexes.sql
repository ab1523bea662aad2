-- Indexes that are the work of a constraint, those of partitions included.
SELECT k.conindid AS index, k.oid AS constraint, k.conparentid AS parent
FROM pg_catalog.pg_constraint k WHERE k.conindid <> 0 AND k.contype IN ('p', 'u', 'x')
