CREATE SCHEMA "Sch""ema.x";
CREATE TABLE "Sch""ema.x"."select" ("id;" int PRIMARY KEY, "a'b" text, "$$" text, "üñí 🚢" text);
COMMENT ON COLUMN "Sch""ema.x"."select"."a'b" IS E'it''s; -- not a comment\n$$ \\ done';
