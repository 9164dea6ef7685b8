-- CreateTable
CREATE TABLE "named_contact" (
    "id" UUID NOT NULL,
    "trajectory_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "whole" BOOLEAN NOT NULL,
    "asked_by" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "name" TEXT,
    "email" TEXT,
    "language" TEXT NOT NULL,
    "answer" TEXT,
    "answered_by" UUID,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "named_contact_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "named_contact_trajectory_id_answered_at_idx" ON "named_contact"("trajectory_id", "answered_at");
