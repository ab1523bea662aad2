-- Names, validity and inheritance of not null constraints.
CREATE TABLE client (id int CONSTRAINT client_has_id NOT NULL, name text NOT NULL, city text, phone text NOT NULL, fax text CONSTRAINT fax_given NOT NULL);
CREATE TABLE later (a int, b int CONSTRAINT b_given NOT NULL, c int, d int NOT NULL, e int);
ALTER TABLE later ADD CONSTRAINT e_given NOT NULL e NOT VALID;
CREATE TABLE parent (a int NOT NULL, b int, c int CONSTRAINT only_here NOT NULL NO INHERIT);
CREATE TABLE child (own int) INHERITS (parent);
CREATE TABLE part (id int CONSTRAINT part_has_id NOT NULL, at date NOT NULL, note text) PARTITION BY RANGE (at);
CREATE TABLE part_2024 PARTITION OF part FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
COMMENT ON CONSTRAINT b_given ON later IS 'old';
CREATE TABLE gone (id int CONSTRAINT gone_id NOT NULL);
