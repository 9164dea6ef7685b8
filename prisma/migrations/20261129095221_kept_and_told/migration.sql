-- AlterTable
ALTER TABLE "trajectory" ADD COLUMN     "words_gone_at" TIMESTAMPTZ(3);
-- CreateTable
CREATE TABLE "webhook" (
    "id" UUID NOT NULL,
    "organisation_id" UUID,
    "url" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "events" TEXT[],
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_until" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_message" (
    "webhook_id" UUID NOT NULL,
    "trajectory_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "event" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "answer" TEXT,

    CONSTRAINT "webhook_message_pkey" PRIMARY KEY ("webhook_id","trajectory_id","version")
);

-- CreateIndex
CREATE INDEX "webhook_organisation_id_idx" ON "webhook"("organisation_id");

-- CreateIndex
CREATE INDEX "webhook_message_next_attempt_at_idx" ON "webhook_message"("next_attempt_at");

-- Written by hand: what was journalled lately is found without reading all of it.
CREATE INDEX "trajectory_event_recorded_at_idx" ON "trajectory_event" USING brin ("recorded_at");
