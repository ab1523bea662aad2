CREATE SCHEMA "we""ird.sch ema"; CREATE TABLE "we""ird.sch ema"."ta$$ble'; DROP" ("col""umn" bigint NOT NULL, "select" text DEFAULT E'a\\b''c$$e', "日本語 🙂" varchar(50), "new
line" integer DEFAULT 5, "‮rtl" text, CONSTRAINT "c;k" CHECK ("col""umn" > 0));
CREATE INDEX "i dx.""q" ON "we""ird.sch ema"."ta$$ble'; DROP" ("col""umn", ("select" || 'y'));
CREATE VIEW "we""ird.sch ema"."v'iew" AS SELECT "select" AS "a.b", 1 AS "c'd" FROM "we""ird.sch ema"."ta$$ble'; DROP";
COMMENT ON TABLE "we""ird.sch ema"."ta$$ble'; DROP" IS E'multi\nline -- comment; */ $$ '' \\'; COMMENT ON COLUMN "we""ird.sch ema"."ta$$ble'; DROP"."new
line" IS E'\\gset :x \\if';
CREATE FUNCTION "f;n"("a b" integer) RETURNS text LANGUAGE sql AS $x$ SELECT '$$;:x'::text || $y$ ; $y$ $x$;
CREATE TYPE "en um" AS ENUM ('c"d', E'e\\f', 'a''b');
CREATE TABLE x123456789012345678901234567890123456789012345678901234567890abc (y123456789012345678901234567890123456789012345678901234567890abc bigint);
ALTER TABLE x123456789012345678901234567890123456789012345678901234567890abc ADD CONSTRAINT z123456789012345678901234567890123456789012345678901234567890abc PRIMARY KEY (y123456789012345678901234567890123456789012345678901234567890abc);
