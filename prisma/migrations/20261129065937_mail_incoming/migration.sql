-- AlterTable
ALTER TABLE "person" ADD COLUMN     "absent_until" TEXT;

-- CreateTable
CREATE TABLE "mail_incoming" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "digest" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT,
    "mail_id" UUID,
    "status" TEXT NOT NULL DEFAULT 'new',
    "sender" TEXT,
    "subject" TEXT,
    "text" TEXT,

    CONSTRAINT "mail_incoming_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "mail_incoming_digest_key" ON "mail_incoming"("digest");

-- CreateIndex
CREATE INDEX "mail_incoming_status_received_at_idx" ON "mail_incoming"("status", "received_at");
