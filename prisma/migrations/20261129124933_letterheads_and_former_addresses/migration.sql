-- CreateTable
CREATE TABLE "former_address" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "former_address_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "letterhead" (
    "organisation_id" UUID NOT NULL,
    "sender_name" TEXT,
    "signature_nl" TEXT,
    "signature_en" TEXT,
    "logo" BYTEA,
    "logo_type" TEXT,
    "logo_hash" TEXT,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_by" UUID,

    CONSTRAINT "letterhead_pkey" PRIMARY KEY ("organisation_id")
);

-- CreateIndex
CREATE INDEX "former_address_person_id_until_idx" ON "former_address"("person_id", "until");

-- CreateIndex
CREATE INDEX "letterhead_logo_hash_idx" ON "letterhead"("logo_hash");

-- AddForeignKey
ALTER TABLE "letterhead" ADD CONSTRAINT "letterhead_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
