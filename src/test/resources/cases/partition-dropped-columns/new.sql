CREATE TABLE whole (a integer, b text, c integer[]) PARTITION BY RANGE (a);
CREATE TABLE part_1 PARTITION OF whole FOR VALUES FROM (0) TO (10);
