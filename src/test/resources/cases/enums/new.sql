CREATE TYPE mood AS ENUM ('awful', 'sad', 'fair', 'ok', 'happy', 'ecstatic');
CREATE TYPE grade AS ENUM ('b', 'a');
CREATE TABLE people (id int PRIMARY KEY, mood mood NOT NULL DEFAULT 'fair', grade grade, grades grade[] DEFAULT '{a,b}');
CREATE INDEX people_sad_idx ON people (id) WHERE mood = 'sad';
CREATE VIEW moods AS SELECT id, mood, grade FROM people WHERE grade <> 'a';
CREATE FUNCTION better(g grade) RETURNS grade LANGUAGE sql AS $$ SELECT g $$;
CREATE TYPE place AS ENUM ('first', 'second', 'third');
CREATE TABLE places (place place);
