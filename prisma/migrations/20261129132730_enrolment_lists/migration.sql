-- CreateTable
CREATE TABLE "enrolment_list" (
    "id" UUID NOT NULL,
    "made_by" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "ignored" JSONB NOT NULL,

    CONSTRAINT "enrolment_list_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "enrolment_list_row" (
    "list_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "trajectory_id" UUID NOT NULL,
    "cells" JSONB NOT NULL,
    "verdict" JSONB,

    CONSTRAINT "enrolment_list_row_pkey" PRIMARY KEY ("list_id","line")
);

-- CreateIndex
CREATE INDEX "enrolment_list_made_by_made_at_idx" ON "enrolment_list"("made_by", "made_at");

-- CreateIndex
CREATE INDEX "enrolment_list_made_at_idx" ON "enrolment_list"("made_at");

-- CreateIndex
CREATE INDEX "enrolment_list_row_trajectory_id_idx" ON "enrolment_list_row"("trajectory_id");

-- AddForeignKey
ALTER TABLE "enrolment_list_row" ADD CONSTRAINT "enrolment_list_row_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "enrolment_list"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
