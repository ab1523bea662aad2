-- needs PostgreSQL 15
CREATE TABLE a (id integer PRIMARY KEY, b bigint, c integer); CREATE TABLE b (id integer PRIMARY KEY); CREATE SCHEMA s; CREATE TABLE s.x (id integer);
CREATE PUBLICATION p1 FOR TABLE a (id, c) WHERE (id > 6) WITH (publish = 'insert', publish_via_partition_root);
CREATE PUBLICATION p2 FOR TABLE b;
CREATE PUBLICATION p3 FOR TABLES IN SCHEMA s, public;
CREATE STATISTICS st1 (ndistinct, mcv) ON b, c, (b * 2) FROM a;
CREATE STATISTICS st2 ON (b + 2) FROM a;
ALTER STATISTICS st2 SET STATISTICS 60;
