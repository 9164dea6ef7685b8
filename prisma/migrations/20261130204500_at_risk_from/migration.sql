-- From which day on a trajectory is at risk while it runs stands beside the rest of it, so that those which are so are counted from
-- an index alone: more than two weeks after the first due date, and always while its counsellor is asked about silence or a lost
-- contact.
ALTER TABLE "trajectory" ADD COLUMN "asked" BOOLEAN NOT NULL DEFAULT false;
UPDATE "trajectory" t SET "asked" = true WHERE EXISTS (
  SELECT FROM "trajectory_step" s
  WHERE s."trajectory_id" = t."id" AND s."status" = 'open' AND s."step" IN ('silence', 'no_contact')
);
ALTER TABLE "trajectory" ADD COLUMN "at_risk_from" DATE GENERATED ALWAYS AS (
  CASE WHEN "asked" THEN '-infinity' ELSE "next_due" + 15 END
) STORED;
CREATE INDEX "trajectory_at_risk_idx" ON "trajectory"("at_risk_from") WHERE "status" = 'active';

-- Whoever commits the question or its answer: an earlier release, too.
CREATE FUNCTION trajectory_asked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "trajectory" t SET "asked" = now_asked."is" FROM (
    SELECT EXISTS (
      SELECT FROM "trajectory_step" s
      WHERE s."trajectory_id" = NEW."trajectory_id" AND s."status" = 'open' AND s."step" IN ('silence', 'no_contact')
    ) AS "is"
  ) AS now_asked WHERE t."id" = NEW."trajectory_id" AND t."asked" <> now_asked."is";
  RETURN NULL;
END $$;
CREATE TRIGGER trajectory_asked AFTER INSERT OR UPDATE ON "trajectory_step" FOR EACH ROW
WHEN (NEW."step" IN ('silence', 'no_contact')) EXECUTE FUNCTION trajectory_asked();

-- What they were counted from before.
DROP INDEX "trajectory_step_risk_idx";
DROP INDEX "trajectory_silent_idx";
CREATE INDEX "trajectory_silent_idx" ON "trajectory"("silent_from") WHERE "status" = 'active';
