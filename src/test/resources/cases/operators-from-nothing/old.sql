CREATE SCHEMA other;
CREATE TABLE other.kept (id integer);
