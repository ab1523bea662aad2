CREATE TABLE parent (id bigint NOT NULL PRIMARY KEY, code varchar(10) NOT NULL, UNIQUE KEY code (code, id));
CREATE TABLE child (id bigint NOT NULL PRIMARY KEY, parent_id bigint, code varchar(10), CONSTRAINT child_parent FOREIGN KEY (parent_id)
  REFERENCES parent (id) ON DELETE CASCADE, CONSTRAINT child_code FOREIGN KEY (code) REFERENCES parent (code),
  CONSTRAINT child_self FOREIGN KEY (parent_id) REFERENCES child (id));
CREATE TABLE fresh (id bigint NOT NULL PRIMARY KEY, CONSTRAINT fresh_child FOREIGN KEY (id) REFERENCES child (id));
