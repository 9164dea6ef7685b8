-- AlterTable
ALTER TABLE "mail" ADD COLUMN     "resend_of" UUID;

-- AlterTable
ALTER TABLE "mail_attempt" ADD COLUMN     "domain" TEXT;

-- CreateTable
CREATE TABLE "mail_breaker" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "code" INTEGER,
    "pattern" TEXT NOT NULL,
    "domains" INTEGER NOT NULL,
    "probe_at" TIMESTAMPTZ(3) NOT NULL,
    "probes" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "mail_breaker_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_hold" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organisation_id" UUID,
    "reason" TEXT NOT NULL,
    "held_by" UUID,
    "held_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mail_hold_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "mail_hold_organisation_id_key" ON "mail_hold"("organisation_id");
