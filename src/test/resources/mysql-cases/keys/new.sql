CREATE TABLE doc (id int NOT NULL, a varchar(100), b int, body text, place point NOT NULL,
  PRIMARY KEY (id, b), KEY plain (a(10), b DESC) COMMENT 'some', KEY two (a, b), KEY ignored (b) IGNORED, FULLTEXT KEY words (body, a));
