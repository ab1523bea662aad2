CREATE TABLE comes (a integer NOT NULL, b integer NOT NULL);
CREATE UNIQUE INDEX an_index ON comes (a);
ALTER TABLE comes REPLICA IDENTITY USING INDEX an_index;
CREATE TABLE goes (a integer, b integer);
CREATE UNIQUE INDEX goes_b ON goes (b);
