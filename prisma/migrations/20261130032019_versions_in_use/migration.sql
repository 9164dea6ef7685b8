-- Which versions run is looked up with each list and day: from an index, whatever runs.
-- DropIndex
DROP INDEX "trajectory_template_status_idx";

-- CreateIndex
CREATE INDEX "trajectory_template_status_template_version_idx" ON "trajectory"("template", "status", "template_version");
