CREATE TABLE note (id int NOT NULL PRIMARY KEY, a varchar(20), b varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin, c text CHARACTER SET ascii)
  DEFAULT CHARSET=latin1;
CREATE TABLE plain (id int NOT NULL PRIMARY KEY, a varchar(20)) ENGINE=MyISAM DEFAULT CHARSET=latin1;
