-- What its counsellor was asked about puts a trajectory at risk: found from those few steps alone, without reading all that are open.
CREATE INDEX "trajectory_step_asked_about_idx" ON "trajectory_step"("trajectory_id")
  WHERE "status" = 'open' AND "step" IN ('silence', 'no_contact');
