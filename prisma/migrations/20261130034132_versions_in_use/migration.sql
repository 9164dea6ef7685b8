-- Which versions run, and what is late of a service: each from an index in the place of a shorter one, whatever else there is.
-- DropIndex
DROP INDEX "trajectory_organisation_id_status_idx";

-- DropIndex
DROP INDEX "trajectory_template_status_idx";

-- CreateIndex
CREATE INDEX "trajectory_organisation_id_status_next_due_idx" ON "trajectory"("organisation_id", "status", "next_due");

-- CreateIndex
CREATE INDEX "trajectory_template_status_template_version_idx" ON "trajectory"("template", "status", "template_version");
