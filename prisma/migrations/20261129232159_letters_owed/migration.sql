-- CreateTable
CREATE TABLE "participation_link" (
    "token_hash" TEXT NOT NULL,
    "participation_id" UUID NOT NULL,

    CONSTRAINT "participation_link_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "owed_letter" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "person_id" UUID,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "next_at" TIMESTAMPTZ(3),
    "leased_until" TIMESTAMPTZ(3),
    "turn" INTEGER NOT NULL DEFAULT 1,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "unanswered" INTEGER NOT NULL DEFAULT 0,
    "given_up_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "answer" TEXT,

    CONSTRAINT "owed_letter_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "participation_link_participation_id_idx" ON "participation_link"("participation_id");

-- CreateIndex
CREATE INDEX "owed_letter_next_at_idx" ON "owed_letter"("next_at");

-- CreateIndex
CREATE INDEX "owed_letter_person_id_idx" ON "owed_letter"("person_id");

-- What was owed until now stands where all of it does.
INSERT INTO owed_letter (id, kind, subject_id, since, next_at)
  SELECT gen_random_uuid(), 'asked', id, asked_at, asked_next FROM question WHERE asked_next IS NOT NULL;
INSERT INTO owed_letter (id, kind, subject_id, person_id, since, next_at)
  SELECT gen_random_uuid(), 'answered', id, asked_by, answered_at, answered_next FROM question WHERE answered_next IS NOT NULL;
INSERT INTO owed_letter (id, kind, subject_id, person_id, since, next_at)
  SELECT gen_random_uuid(), 'answered', id, passed_by, answered_at, answered_next FROM question
  WHERE answered_next IS NOT NULL AND passed_by IS NOT NULL AND passed_by <> answered_by;
INSERT INTO owed_letter (id, kind, subject_id, since, next_at)
  SELECT gen_random_uuid(), 'participation', id, added_at, told_next FROM participation WHERE told_next IS NOT NULL;
INSERT INTO participation_link (token_hash, participation_id)
  SELECT token_hash, id FROM participation WHERE token_hash IS NOT NULL;
