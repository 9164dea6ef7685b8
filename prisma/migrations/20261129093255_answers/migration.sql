-- AlterTable
ALTER TABLE "school" ADD COLUMN     "merged_into" TEXT;

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "merged_into" UUID;

-- AlterTable
ALTER TABLE "trajectory_step" ADD COLUMN     "person_id" UUID;

-- CreateTable
CREATE TABLE "answer_draft" (
    "trajectory_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "sent" JSONB NOT NULL,
    "saved_by" UUID NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "answer_draft_pkey" PRIMARY KEY ("trajectory_id","path")
);

-- CreateTable
CREATE TABLE "filed_mail" (
    "id" UUID NOT NULL,
    "trajectory_id" UUID NOT NULL,
    "path" TEXT,
    "sender" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3),
    "filed_by" UUID,
    "filed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "filed_mail_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "filed_mail_trajectory_id_filed_at_idx" ON "filed_mail"("trajectory_id", "filed_at");

-- AlterTable
ALTER TABLE "handover" ADD COLUMN     "coordinator_told_at" TIMESTAMPTZ(3);
