-- DropIndex
DROP INDEX "trajectory_step_role_status_idx";

-- Who is waited for is counted from the open steps alone, without reading them or those that are done.
CREATE INDEX "trajectory_step_waiting_idx" ON "trajectory_step"("role", "trajectory_id") WHERE "status" = 'open';
