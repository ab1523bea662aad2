-- Who waits, for how long, and for whom. Run it in a second session while the migration runs.
SELECT a.pid, a.application_name, a.usename, now() - a.state_change AS since, a.wait_event_type, pg_blocking_pids(a.pid) AS blocked_by,
       left(a.query, 100) AS query
  FROM pg_stat_activity AS a
 WHERE cardinality(pg_blocking_pids(a.pid)) > 0
 ORDER BY a.state_change;
