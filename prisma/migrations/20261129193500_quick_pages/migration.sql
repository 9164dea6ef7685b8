-- What is open of a trajectory: without it, all that is open anywhere is read for each row of a list.
CREATE INDEX "trajectory_step_open_idx" ON "trajectory_step"("trajectory_id") WHERE "status" = 'open';
CREATE INDEX "trajectory_step_met_idx" ON "trajectory_step"("trajectory_id", "closed_on")
  WHERE "status" = 'done' AND "kind" IN ('meeting', 'training');

-- The order in which a table of trajectories begins, and what is counted of those that run.
CREATE INDEX "trajectory_table_idx" ON "trajectory"(("status" = 'active') DESC, "next_due", "id");
CREATE INDEX "trajectory_silent_idx" ON "trajectory"("silent_from") WHERE "status" = 'active';
CREATE INDEX "trajectory_running_idx" ON "trajectory"("template", "organisation_id")
  INCLUDE ("id", "status", "counsellor_id") WHERE "ended_at" IS NULL;

-- Whoever has a role, and the trajectories of a school, are read from the index alone.
DROP INDEX "trajectory_role_person_id_idx";
CREATE INDEX "trajectory_role_person_id_idx" ON "trajectory_role"("person_id") INCLUDE ("trajectory_id");
DROP INDEX "trajectory_school_number_idx";
CREATE INDEX "trajectory_school_number_idx" ON "trajectory"("school_number")
  INCLUDE ("id", "template", "status", "updated_at", "reference", "organisation_id", "counsellor_id");

-- What a school was found to need, beside the state that says it: a list of schools reads nothing else of that.
ALTER TABLE "trajectory" ADD COLUMN "needs" JSONB GENERATED ALWAYS AS (
  jsonb_path_query_array("state" -> 'answers', '$.*.needs[*]')
) STORED;

-- The networks, provinces and levels that there are.
CREATE INDEX "school_province_idx" ON "school"("province");
CREATE INDEX "school_level_idx" ON "school"("level");
