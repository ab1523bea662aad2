CREATE TABLE doc (id int NOT NULL, a varchar(100), b int, body text, place point NOT NULL,
  KEY plain (a), UNIQUE KEY two (a, b), FULLTEXT KEY words (body), SPATIAL KEY spot (place));
