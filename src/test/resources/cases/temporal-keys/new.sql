-- needs PostgreSQL 18
CREATE EXTENSION btree_gist;
CREATE TABLE room (id int NOT NULL, valid_at daterange NOT NULL, name text, CONSTRAINT room_pkey PRIMARY KEY (id, valid_at WITHOUT OVERLAPS));
CREATE TABLE booking (id int, room_id int, valid_at daterange,
    CONSTRAINT booking_room FOREIGN KEY (room_id, PERIOD valid_at) REFERENCES room (id, PERIOD valid_at),
    CONSTRAINT booking_key UNIQUE (id, valid_at WITHOUT OVERLAPS));
CREATE TABLE price (id int, valid_at tstzrange, CONSTRAINT price_key UNIQUE (id, valid_at));
CREATE TABLE wage (id int, valid_at daterange, CONSTRAINT wage_pkey PRIMARY KEY (valid_at, id));
CREATE TABLE loan (id int, at int4multirange, CONSTRAINT loan_pkey PRIMARY KEY (id, at WITHOUT OVERLAPS));
