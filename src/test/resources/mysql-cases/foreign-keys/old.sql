CREATE TABLE parent (id int NOT NULL PRIMARY KEY, code varchar(10) NOT NULL, KEY code (code));
CREATE TABLE child (id int NOT NULL PRIMARY KEY, parent_id int, code varchar(10), CONSTRAINT child_parent FOREIGN KEY (parent_id)
  REFERENCES parent (id) ON DELETE SET NULL, CONSTRAINT child_code FOREIGN KEY (code) REFERENCES parent (code),
  CONSTRAINT child_self FOREIGN KEY (parent_id) REFERENCES child (id));
CREATE TABLE gone (id int NOT NULL PRIMARY KEY, child_id int, CONSTRAINT gone_child FOREIGN KEY (child_id) REFERENCES child (id));
