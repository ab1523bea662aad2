-- How far an index build is.
SELECT p.pid, p.relid::regclass AS table_name, p.phase, p.blocks_done, p.blocks_total,
       round(100.0 * p.blocks_done / nullif(p.blocks_total, 0), 1) AS percent
  FROM pg_stat_progress_create_index AS p;
