-- Written by hand: what the Prisma schema cannot say.

-- What nobody has decided yet: of all that was ever asked, the little that the workers and the doctor look at.
CREATE INDEX "command_undecided_idx" ON "command"("received_at", "id") WHERE "decided_at" IS NULL;
