SELECT i.inhrelid AS child, i.inhparent AS parent
FROM pg_catalog.pg_inherits i ORDER BY i.inhrelid, i.inhseqno
