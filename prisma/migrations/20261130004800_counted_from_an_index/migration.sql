-- What is silent, at risk or merely runs is counted on each first page: from this index alone, and no row is read.
DROP INDEX "trajectory_silent_idx";
CREATE INDEX "trajectory_silent_idx" ON "trajectory"("silent_from") INCLUDE ("id", "next_due") WHERE "status" = 'active';
