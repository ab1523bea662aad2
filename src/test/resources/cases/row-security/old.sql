CREATE TABLE t (id integer, owner name, flag boolean);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE FUNCTION allowed(integer) RETURNS boolean LANGUAGE sql AS 'SELECT true';
CREATE POLICY p1 ON t FOR SELECT TO PUBLIC USING (owner = current_user);
CREATE POLICY p2 ON t AS RESTRICTIVE FOR UPDATE TO pg_monitor USING (allowed(id)) WITH CHECK (flag);
CREATE POLICY p3 ON t USING (true);
COMMENT ON POLICY p1 ON t IS 'one';
