-- What runs is listed and counted by when something is due, and that is a small part of what there is: an index of that part takes the
-- place of one of everything.
DROP INDEX "trajectory_status_next_due_id_idx";
CREATE INDEX "trajectory_running_due_idx" ON "trajectory"("next_due", "id") WHERE "status" = 'active';
