CREATE TABLE item (id serial PRIMARY KEY, name text);
CREATE TABLE part (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text);
CREATE TABLE wide (id serial PRIMARY KEY, name text);
COMMENT ON SEQUENCE item_id_seq IS 'numbers of items';
