-- CreateTable
CREATE TABLE "own_choice" (
    "person_id" UUID NOT NULL,
    "guide_put_away_at" TIMESTAMPTZ(3),
    "overview_wanted" BOOLEAN NOT NULL DEFAULT false,
    "overview_sent_on" DATE,
    "overview_leased_until" TIMESTAMPTZ(3),

    CONSTRAINT "own_choice_pkey" PRIMARY KEY ("person_id")
);
