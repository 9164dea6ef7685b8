-- AlterTable
ALTER TABLE "calendar_change" ADD COLUMN     "decided" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "decided_up_to" UUID,
ADD COLUMN     "leased_until" TIMESTAMPTZ(3),
ADD COLUMN     "moved" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "total" INTEGER;

-- What answers somebody's act is claimed apart, in the middle of a hundred thousand reminders.
CREATE INDEX "mail_at_once_idx" ON "mail"("partition", "send_at") WHERE "status" = 'planned' AND "immediate";
