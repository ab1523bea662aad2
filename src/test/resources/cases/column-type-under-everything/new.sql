-- needs PostgreSQL 15
CREATE TABLE p (id bigint PRIMARY KEY, code text UNIQUE);
CREATE TABLE t (id bigint PRIMARY KEY REFERENCES p (id), code text REFERENCES p (code), amount numeric(12,4) DEFAULT 0 CHECK (amount >= 0), g numeric GENERATED ALWAYS AS (amount * 2) STORED, at timestamptz DEFAULT now());
CREATE INDEX t_amount ON t (amount) WHERE amount > 5; CREATE INDEX t_expr ON t ((id + 1));
CREATE VIEW v AS SELECT id, amount, at FROM t; CREATE VIEW w AS SELECT sum(amount) AS s FROM v;
CREATE MATERIALIZED VIEW m AS SELECT id, code FROM t; CREATE UNIQUE INDEX m_id ON m (id);
CREATE FUNCTION f() RETURNS numeric LANGUAGE sql BEGIN ATOMIC SELECT max(amount) FROM t; END;
CREATE FUNCTION tr() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER tt BEFORE UPDATE OF amount ON t FOR EACH ROW WHEN (OLD.amount IS DISTINCT FROM NEW.amount) EXECUTE FUNCTION tr();
CREATE POLICY po ON t USING (amount > 0); CREATE RULE ru AS ON UPDATE TO t WHERE NEW.amount < 0 DO INSTEAD NOTHING;
CREATE STATISTICS st ON amount, id FROM t; CREATE PUBLICATION pu FOR TABLE t WHERE (id > 0);
GRANT SELECT (amount) ON v TO pg_monitor; COMMENT ON COLUMN v.amount IS 'am';
