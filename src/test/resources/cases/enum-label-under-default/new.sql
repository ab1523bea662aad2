CREATE TYPE state AS ENUM ('fresh', 'old');
CREATE TABLE jobs (id int PRIMARY KEY, state state NOT NULL DEFAULT 'fresh', states state[] DEFAULT '{fresh,old}');
CREATE INDEX jobs_new_idx ON jobs (id) WHERE state = 'old';
