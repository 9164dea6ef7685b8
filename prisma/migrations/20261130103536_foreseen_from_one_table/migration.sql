-- AlterTable
ALTER TABLE "trajectory" ADD COLUMN     "foreseen_version" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "foreseen_work" ADD COLUMN     "organisation_id" UUID,
ADD COLUMN     "school_number" TEXT;

-- What stands stays; the rest is worked out anew.
DELETE FROM "foreseen_work" f WHERE NOT EXISTS (
  SELECT FROM "trajectory" t WHERE t."id" = f."trajectory_id" AND t."version" = f."version" AND t."status" = 'active');
WITH standing AS (
  UPDATE "foreseen_work" f SET "organisation_id" = t."organisation_id", "school_number" = t."school_number"
  FROM "trajectory" t WHERE t."id" = f."trajectory_id" RETURNING t."id"
)
UPDATE "trajectory" t SET "foreseen_version" = t."version" FROM standing WHERE standing."id" = t."id";

-- Few have moved since it was worked out what they ask: which do is found without looking at the others.
CREATE INDEX "trajectory_unforeseen_idx" ON "trajectory"("id")
  WHERE "foreseen_version" <> "version" AND ("status" = 'active' OR "foreseen_version" <> 0);
