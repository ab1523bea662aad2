CREATE TABLE a (id integer PRIMARY KEY); CREATE TABLE keep (id integer PRIMARY KEY);
