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
