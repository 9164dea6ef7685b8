-- A role says whether its trajectory has ended, whoever ends it: an earlier release, too.
CREATE FUNCTION trajectory_roles_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "trajectory_role" SET "ended" = NEW."ended_at" IS NOT NULL
  WHERE "trajectory_id" = NEW."id" AND "ended" <> (NEW."ended_at" IS NOT NULL);
  RETURN NULL;
END $$;
CREATE TRIGGER trajectory_enrolled_ended AFTER INSERT ON "trajectory" FOR EACH ROW
WHEN (NEW."ended_at" IS NOT NULL) EXECUTE FUNCTION trajectory_roles_ended();
-- Somebody may be given a role in what has ended.
CREATE TRIGGER trajectory_roles_ended AFTER UPDATE ON "trajectory" FOR EACH ROW
WHEN ((OLD."ended_at" IS NULL) <> (NEW."ended_at" IS NULL) OR (NEW."ended_at" IS NOT NULL AND OLD."version" <> NEW."version"))
EXECUTE FUNCTION trajectory_roles_ended();

-- AlterTable
ALTER TABLE "trajectory_role" ADD COLUMN     "ended" BOOLEAN NOT NULL DEFAULT false;

UPDATE "trajectory_role" r SET "ended" = true FROM "trajectory" t WHERE t."id" = r."trajectory_id" AND t."ended_at" IS NOT NULL;

-- DropIndex
DROP INDEX "trajectory_role_person_id_idx";

-- CreateIndex
CREATE INDEX "trajectory_role_person_id_ended_trajectory_id_idx" ON "trajectory_role"("person_id", "ended", "trajectory_id");
