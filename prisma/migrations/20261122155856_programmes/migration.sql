-- AlterTable
ALTER TABLE "trajectory" ADD COLUMN     "cohort" TEXT;

-- CreateTable
CREATE TABLE "programme" (
    "id" UUID NOT NULL,
    "name_nl" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "lots" JSONB NOT NULL,
    "calls" JSONB NOT NULL,
    "budget" BIGINT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "programme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme_place" (
    "trajectory_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "cohort" TEXT NOT NULL,
    "lot" TEXT NOT NULL,
    "group" TEXT,
    "committed" BIGINT NOT NULL,
    "waited" BOOLEAN NOT NULL DEFAULT false,
    "given_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "programme_place_pkey" PRIMARY KEY ("trajectory_id")
);

-- CreateTable
CREATE TABLE "programme_payment" (
    "id" UUID NOT NULL,
    "trajectory_id" UUID NOT NULL,
    "amount" BIGINT NOT NULL,
    "paid_on" DATE NOT NULL,
    "note" TEXT,
    "recorded_by" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "programme_payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme_waiting" (
    "id" UUID NOT NULL,
    "place" BIGSERIAL NOT NULL,
    "programme_id" UUID NOT NULL,
    "cohort" TEXT NOT NULL,
    "lot" TEXT NOT NULL,
    "group" TEXT,
    "amount" BIGINT NOT NULL,
    "trajectory_id" UUID NOT NULL,
    "template_version" INTEGER NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "school_number" TEXT,
    "organisation_id" UUID,
    "start" DATE,
    "reason" TEXT,
    "roles" JSONB NOT NULL,
    "actor" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "refusal" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "programme_waiting_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "programme_place_programme_id_cohort_lot_idx" ON "programme_place"("programme_id", "cohort", "lot");

-- CreateIndex
CREATE INDEX "programme_payment_trajectory_id_idx" ON "programme_payment"("trajectory_id");

-- CreateIndex
CREATE UNIQUE INDEX "programme_waiting_place_key" ON "programme_waiting"("place");

-- CreateIndex
CREATE UNIQUE INDEX "programme_waiting_trajectory_id_key" ON "programme_waiting"("trajectory_id");

-- CreateIndex
CREATE INDEX "programme_waiting_programme_id_status_place_idx" ON "programme_waiting"("programme_id", "status", "place");

-- AddForeignKey
ALTER TABLE "programme_place" ADD CONSTRAINT "programme_place_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_place" ADD CONSTRAINT "programme_place_trajectory_id_fkey" FOREIGN KEY ("trajectory_id") REFERENCES "trajectory"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_payment" ADD CONSTRAINT "programme_payment_trajectory_id_fkey" FOREIGN KEY ("trajectory_id") REFERENCES "programme_place"("trajectory_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_waiting" ADD CONSTRAINT "programme_waiting_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand: what the Prisma schema cannot say.

-- Whoever waits, waits once.
CREATE UNIQUE INDEX "programme_waiting_subject_key" ON "programme_waiting"("programme_id", "cohort", "lot", "subject_kind", "subject_id") WHERE "status" = 'waiting';
