CREATE SCHEMA "we""ird.sch ema"; CREATE TABLE "we""ird.sch ema"."ta$$ble'; DROP" ("col""umn" integer, "select" text DEFAULT E'a\\b''c$$d', "日本語 🙂" text, "new
line" integer);
CREATE INDEX "i dx.""q" ON "we""ird.sch ema"."ta$$ble'; DROP" ("col""umn", ("select" || 'x'));
CREATE VIEW "we""ird.sch ema"."v'iew" AS SELECT "select" AS "a.b" FROM "we""ird.sch ema"."ta$$ble'; DROP";
COMMENT ON TABLE "we""ird.sch ema"."ta$$ble'; DROP" IS E'multi\nline -- comment; /* x */ $$ '' \\';
CREATE FUNCTION "f;n"("a b" integer) RETURNS text LANGUAGE sql AS $x$ SELECT '$$;'::text || $y$ ; $y$ $x$;
CREATE TYPE "en um" AS ENUM ('a''b', 'c"d', E'e\\f');
CREATE TABLE x123456789012345678901234567890123456789012345678901234567890abc (y123456789012345678901234567890123456789012345678901234567890abc integer NOT NULL);
