-- CreateTable
CREATE TABLE "partner_target" (
    "id" BIGSERIAL NOT NULL,
    "organisation_id" UUID NOT NULL,
    "school_year" TEXT NOT NULL,
    "indicator" TEXT NOT NULL,
    "target" DOUBLE PRECISION,
    "note" TEXT,
    "stated_at" TIMESTAMPTZ(3) NOT NULL,
    "stated_by" UUID NOT NULL,

    CONSTRAINT "partner_target_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "partner_target_organisation_id_school_year_stated_at_idx" ON "partner_target"("organisation_id", "school_year", "stated_at");

-- AddForeignKey
ALTER TABLE "partner_target" ADD CONSTRAINT "partner_target_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
