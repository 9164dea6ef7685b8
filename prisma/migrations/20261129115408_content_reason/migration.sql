-- CreateTable
CREATE TABLE "content_reason" (
    "id" UUID NOT NULL,
    "subject" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "organisation_id" UUID,
    "reason" TEXT NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "content_reason_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "content_reason_person_id_subject_until_idx" ON "content_reason"("person_id", "subject", "until");

-- CreateIndex
CREATE INDEX "content_reason_organisation_id_given_at_idx" ON "content_reason"("organisation_id", "given_at");
