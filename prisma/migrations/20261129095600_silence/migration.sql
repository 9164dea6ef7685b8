-- AlterTable
ALTER TABLE "trajectory" ADD COLUMN     "quiet_since" DATE,
ADD COLUMN     "silent_from" DATE;

-- Running trajectories work out anew what comes: word of silence is part of it from now on.
INSERT INTO "calendar_change" ("changed_at") SELECT now() WHERE EXISTS (
  SELECT FROM "trajectory" WHERE "status" IN ('active', 'paused'));
