-- CreateTable
CREATE TABLE "held_change" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "subject" UUID,
    "body" JSONB NOT NULL,
    "changes" INTEGER NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "answer" TEXT,
    "answered_by" UUID,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "held_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recent_change" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "changes" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "recent_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "held_change_organisation_id_answered_at_asked_at_idx" ON "held_change"("organisation_id", "answered_at", "asked_at");

-- CreateIndex
CREATE INDEX "recent_change_person_id_at_idx" ON "recent_change"("person_id", "at");
