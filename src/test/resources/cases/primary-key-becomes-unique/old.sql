CREATE TABLE t (id bigint, parent bigint, CONSTRAINT k PRIMARY KEY (id));
CREATE TABLE u (id bigint CONSTRAINT u_pkey PRIMARY KEY, code bigint CONSTRAINT u_code UNIQUE);
CREATE TABLE child (t_id bigint CONSTRAINT child_t REFERENCES t);
