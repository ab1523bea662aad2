CREATE SCHEMA "Sch""ema.x";
CREATE TABLE "Sch""ema.x"."select" ("id;" bigint PRIMARY KEY, "a'b" text NOT NULL DEFAULT E'x\\y''; DROP TABLE t; --', "üñí 🚢" text, "new
line" text);
CREATE INDEX "i"";" ON "Sch""ema.x"."select" (("a'b" || 'x;y'));
COMMENT ON COLUMN "Sch""ema.x"."select"."a'b" IS E'other\r\n-- Step 1 of 1 (expand): x';
