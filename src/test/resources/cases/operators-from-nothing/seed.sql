INSERT INTO other.kept VALUES (1);
