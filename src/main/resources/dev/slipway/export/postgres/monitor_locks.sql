-- The strong locks that are held or waited for now, in this database.
SELECT l.relation::regclass AS relation, l.mode, l.granted, l.pid, a.application_name, now() - a.xact_start AS transaction_age
  FROM pg_locks AS l JOIN pg_stat_activity AS a ON a.pid = l.pid
 WHERE l.locktype = 'relation' AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
   AND l.mode IN ('ShareLock', 'ShareRowExclusiveLock', 'ShareUpdateExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')
   AND l.pid <> pg_backend_pid()
 ORDER BY l.granted, l.relation;
