CREATE TYPE state AS ENUM ('new', 'old');
CREATE TABLE jobs (id int PRIMARY KEY, state state NOT NULL DEFAULT 'new', states state[] DEFAULT '{new,old}');
CREATE INDEX jobs_new_idx ON jobs (id) WHERE state = 'old';
