CREATE TABLE note (id int NOT NULL PRIMARY KEY, a varchar(20), b varchar(20) CHARACTER SET latin1, c text CHARACTER SET ascii)
  DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
CREATE TABLE plain (id int NOT NULL PRIMARY KEY, a varchar(20) CHARACTER SET latin1) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
