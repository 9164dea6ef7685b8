-- AlterTable
ALTER TABLE "counted_change" DROP CONSTRAINT "counted_change_pkey",
ADD COLUMN     "part" TEXT NOT NULL DEFAULT '*',
ADD CONSTRAINT "counted_change_pkey" PRIMARY KEY ("number", "part");

-- What of some schools is to be counted anew is found from them: by the last two digits of their numbers.
CREATE INDEX "observation_part_idx" ON "observation"((right(coalesce("school_number", ''), 2)));

-- What changes of some schools, or of who takes part in projects, says of which schools. Whatever an earlier release commits, and what
-- changes about those who work somewhere, is still a change of everything.
CREATE FUNCTION school_counted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "counted_change" ("number", "part")
  SELECT DISTINCT pg_current_xact_id()::text::bigint, right("number", 2) FROM changed ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
DROP TRIGGER school_counted ON "school";
CREATE TRIGGER school_added_counted AFTER INSERT ON "school" REFERENCING NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION school_counted();
CREATE TRIGGER school_changed_counted AFTER UPDATE ON "school" REFERENCING NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION school_counted();
CREATE TRIGGER school_removed_counted AFTER DELETE ON "school" REFERENCING OLD TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION school_counted();

CREATE FUNCTION participation_counted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO "counted_change" ("number", "part")
    VALUES (pg_current_xact_id()::text::bigint, right(coalesce(OLD."school_number", ''), 2)) ON CONFLICT DO NOTHING;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO "counted_change" ("number", "part")
    VALUES (pg_current_xact_id()::text::bigint, right(coalesce(NEW."school_number", ''), 2)) ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
DROP TRIGGER participation_counted ON "participation";
CREATE TRIGGER participation_counted AFTER INSERT OR UPDATE OR DELETE ON "participation"
FOR EACH ROW EXECUTE FUNCTION participation_counted();

CREATE OR REPLACE FUNCTION trajectory_counted_as() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "observation" SET "school_number" = NEW."school_number", "organisation_id" = NEW."organisation_id",
    "programme_id" = NEW."programme_id", "mistake" = NEW."mistake"
  WHERE "trajectory_id" = NEW."id";
  INSERT INTO "counted_change" ("number", "part")
  SELECT pg_current_xact_id()::text::bigint, right(coalesce(concerned."school_number", ''), 2)
  FROM (
    SELECT OLD."school_number" UNION SELECT NEW."school_number"
    UNION SELECT "school_number" FROM "participation" WHERE "trajectory_id" = NEW."id"
  ) AS concerned ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
