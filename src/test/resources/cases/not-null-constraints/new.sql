-- needs PostgreSQL 18
CREATE TABLE client (id int CONSTRAINT client_is_known NOT NULL, name text CONSTRAINT "has a ""name""" NOT NULL, city text CONSTRAINT city_given NOT NULL, phone text, fax text NOT NULL);
CREATE TABLE later (a int, b int CONSTRAINT b_given NOT NULL, c int, d int, e int CONSTRAINT e_given NOT NULL);
ALTER TABLE later ADD CONSTRAINT a_given NOT NULL a NOT VALID;
ALTER TABLE later ADD CONSTRAINT d_given NOT NULL d NOT VALID;
COMMENT ON CONSTRAINT b_given ON later IS 'new';
CREATE TABLE parent (a int CONSTRAINT a_given NOT NULL, b int NOT NULL, c int CONSTRAINT only_here NOT NULL);
CREATE TABLE child (own int) INHERITS (parent);
CREATE TABLE part (id int CONSTRAINT part_known NOT NULL, at date NOT NULL, note text CONSTRAINT noted NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE part_2024 PARTITION OF part FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE part_2025 PARTITION OF part FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE come (id int CONSTRAINT come_id NOT NULL, other text);
ALTER TABLE come ADD CONSTRAINT other_given NOT NULL other NOT VALID;
