-- DropIndex
DROP INDEX "trajectory_status_next_due_idx";

-- The first page of what runs, in the order of its table, without sorting all of it.
CREATE INDEX "trajectory_status_next_due_id_idx" ON "trajectory"("status", "next_due", "id");

-- The first page of all schools, in the order of their table.
CREATE INDEX "school_in_order_idx" ON "school"(("closed_at" IS NOT NULL), "name", "number");
