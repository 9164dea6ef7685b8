-- Whose trajectories a list can be narrowed to: names alone, of those with some functions, from an index alone.
CREATE INDEX "person_function_idx" ON "person"("function", "organisation_id") INCLUDE ("id", "name") WHERE "merged_into" IS NULL;
