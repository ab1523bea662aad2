CREATE DOMAIN proven AS integer;
ALTER DOMAIN proven ADD CONSTRAINT small CHECK (VALUE < 100) NOT VALID;
CREATE DOMAIN doubted AS integer CONSTRAINT small CHECK (VALUE < 100);
CREATE TABLE t (a proven, b doubted);
