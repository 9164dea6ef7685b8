-- AlterTable
ALTER TABLE "participation" ADD COLUMN     "token_hash" TEXT;

-- AlterTable
ALTER TABLE "figure" ADD COLUMN     "quarter" INTEGER;

-- CreateTable
CREATE TABLE "question" (
    "id" UUID NOT NULL,
    "trajectory_id" UUID NOT NULL,
    "asked_by" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "text" TEXT NOT NULL,
    "passed_to" UUID,
    "passed_by" UUID,
    "passed_at" TIMESTAMPTZ(3),
    "token_hash" TEXT,
    "answer" TEXT,
    "answered_by" UUID,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "question_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "question_token_hash_key" ON "question"("token_hash");

-- CreateIndex
CREATE INDEX "question_trajectory_id_answered_at_idx" ON "question"("trajectory_id", "answered_at");

-- CreateIndex
CREATE UNIQUE INDEX "participation_token_hash_key" ON "participation"("token_hash");
