CREATE SCHEMA s; CREATE TABLE s.t (i integer PRIMARY KEY);
CREATE TABLE whole (a integer PRIMARY KEY, b text) PARTITION BY RANGE (a);
CREATE TABLE part PARTITION OF whole FOR VALUES FROM (0) TO (10);
CREATE TABLE plain (a integer PRIMARY KEY, b text);
CREATE PUBLICATION root FOR TABLE plain (a);
CREATE PUBLICATION was_root FOR TABLE whole WHERE (a < 5) WITH (publish_via_partition_root = true);
CREATE PUBLICATION several FOR TABLE s.t WHERE (i < 10), TABLES IN SCHEMA s;
