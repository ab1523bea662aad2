-- Transactions that would keep the migration waiting. Go only when none is old.
SELECT a.pid, a.usename, a.application_name, a.state, now() - a.xact_start AS age, left(a.query, 100) AS query
  FROM pg_stat_activity AS a
 WHERE a.datname = current_database() AND a.xact_start < now() - interval '1 minute' AND a.pid <> pg_backend_pid()
 UNION ALL
SELECT NULL, p.owner, 'prepared transaction ' || p.gid, 'prepared', now() - p.prepared, NULL
  FROM pg_prepared_xacts AS p
 WHERE p.database = current_database()
 ORDER BY 5 DESC;
