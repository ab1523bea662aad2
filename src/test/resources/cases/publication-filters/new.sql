-- needs PostgreSQL 15
CREATE SCHEMA s; CREATE TABLE s.t (i integer PRIMARY KEY);
CREATE TABLE whole (a integer PRIMARY KEY, b text) PARTITION BY RANGE (a);
CREATE TABLE part PARTITION OF whole FOR VALUES FROM (0) TO (10);
CREATE TABLE plain (a integer PRIMARY KEY, b text);
CREATE PUBLICATION root FOR TABLE whole (a) WITH (publish_via_partition_root = true);
CREATE PUBLICATION was_root FOR TABLE plain WHERE (a < 5);
CREATE PUBLICATION several FOR TABLE s.t WHERE (i < 99), TABLES IN SCHEMA s;
CREATE PUBLICATION both_levels FOR TABLE whole WHERE (a > 1), part WHERE (a > 2) WITH (publish_via_partition_root = true);
