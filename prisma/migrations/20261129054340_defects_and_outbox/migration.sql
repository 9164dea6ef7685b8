-- AlterTable
ALTER TABLE "trajectory" ADD COLUMN     "heard_end" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "heard_wake_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "defect" (
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "trajectory_id" UUID,
    "error" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 1,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "next_attempt_at" TIMESTAMPTZ(3),

    CONSTRAINT "defect_pkey" PRIMARY KEY ("kind","subject")
);

-- CreateIndex
CREATE UNIQUE INDEX "defect_reference_key" ON "defect"("reference");

-- CreateIndex
CREATE INDEX "defect_trajectory_id_idx" ON "defect"("trajectory_id");

-- Written by hand: what the Prisma schema cannot say.

-- Until now nobody wrote down what a workflow has heard. `traject doctor --deep` asks each of them.
UPDATE "trajectory" SET "heard_wake_at" = "wake_at", "heard_end" = "ended_at" IS NOT NULL;

-- The few trajectories whose workflow has not heard yet that it must wake sooner, or that all is over.
CREATE INDEX "trajectory_behind_idx" ON "trajectory"("updated_at") WHERE "workflow_started_at" IS NOT NULL AND (
  ("wake_at" IS NOT NULL AND ("heard_wake_at" IS NULL OR "heard_wake_at" > "wake_at"))
  OR ("ended_at" IS NOT NULL AND NOT "heard_end"));
