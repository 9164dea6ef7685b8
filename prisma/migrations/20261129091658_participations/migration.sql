-- CreateTable
CREATE TABLE "participation" (
    "id" UUID NOT NULL,
    "trajectory_id" UUID NOT NULL,
    "school_number" TEXT,
    "organisation_id" UUID,
    "role" TEXT NOT NULL,
    "from" DATE NOT NULL,
    "until" DATE,
    "added_by" UUID,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "participation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "participation_trajectory_id_idx" ON "participation"("trajectory_id");

-- CreateIndex
CREATE INDEX "participation_school_number_idx" ON "participation"("school_number");

-- CreateIndex
CREATE INDEX "participation_organisation_id_idx" ON "participation"("organisation_id");
