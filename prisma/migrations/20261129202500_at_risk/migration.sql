-- The questions to a counsellor about silence and a lost contact: few of all that is open, and counted on each first page.
CREATE INDEX "trajectory_step_risk_idx" ON "trajectory_step"("trajectory_id")
  WHERE "status" = 'open' AND "step" IN ('silence', 'no_contact');
