-- CreateTable
CREATE TABLE "survey" (
    "id" UUID NOT NULL,
    "trajectory_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "provider_id" UUID,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_by" UUID NOT NULL,
    "remind_on" DATE NOT NULL,
    "closes_on" DATE NOT NULL,

    CONSTRAINT "survey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "survey_invitation" (
    "id" UUID NOT NULL,
    "survey_id" UUID NOT NULL,
    "address" TEXT,
    "language" TEXT NOT NULL,
    "token_hash" TEXT,
    "reminder_hash" TEXT,
    "used" BOOLEAN NOT NULL DEFAULT false,
    "mails" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3),

    CONSTRAINT "survey_invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "survey_count" (
    "survey_id" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "answer" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "survey_count_pkey" PRIMARY KEY ("survey_id","question","answer")
);

-- CreateIndex
CREATE INDEX "survey_trajectory_id_idx" ON "survey"("trajectory_id");

-- CreateIndex
CREATE UNIQUE INDEX "survey_invitation_token_hash_key" ON "survey_invitation"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "survey_invitation_reminder_hash_key" ON "survey_invitation"("reminder_hash");

-- CreateIndex
CREATE INDEX "survey_invitation_survey_id_idx" ON "survey_invitation"("survey_id");

-- CreateIndex
CREATE INDEX "survey_invitation_next_at_idx" ON "survey_invitation"("next_at");
