CREATE EXTENSION btree_gist;
CREATE TABLE room (id int NOT NULL, valid_at daterange NOT NULL, name text);
CREATE TABLE booking (id int, room_id int, valid_at daterange);
CREATE TABLE price (id int, valid_at tstzrange, CONSTRAINT price_key UNIQUE (id, valid_at WITHOUT OVERLAPS));
CREATE TABLE wage (id int, valid_at daterange, CONSTRAINT wage_pkey PRIMARY KEY (id, valid_at WITHOUT OVERLAPS));
