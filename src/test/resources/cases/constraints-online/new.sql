CREATE TABLE parents (id int NOT NULL, code text NOT NULL, CONSTRAINT parents_pkey PRIMARY KEY (id), CONSTRAINT parents_code_key UNIQUE (code));
CREATE TABLE children (id int PRIMARY KEY, parent_id int REFERENCES parents ON DELETE CASCADE DEFERRABLE, amount int CHECK (amount > 0));
COMMENT ON CONSTRAINT children_amount_check ON children IS 'nobody owes nothing';
