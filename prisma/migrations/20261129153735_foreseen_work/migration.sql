-- CreateTable
CREATE TABLE "foreseen_work" (
    "trajectory_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "calendar_change" BIGINT NOT NULL,
    "until" DATE NOT NULL,
    "counsellor_id" UUID,
    "days" DATE[],
    "kinds" TEXT[],

    CONSTRAINT "foreseen_work_pkey" PRIMARY KEY ("trajectory_id")
);

-- CreateIndex
CREATE INDEX "foreseen_work_counsellor_id_idx" ON "foreseen_work"("counsellor_id");

-- Few have left, and few schools are closed: what is left behind by them is found from them.
CREATE INDEX "person_left_idx" ON "person"("id") WHERE "left_at" IS NOT NULL;
CREATE INDEX "school_closed_idx" ON "school"("number") WHERE "closed_at" IS NOT NULL;
-- The trajectory that a subject went through before is looked up with every dossier.
CREATE INDEX "trajectory_ended_subject_idx" ON "trajectory"("subject_id", "template") WHERE "ended_at" IS NOT NULL;

-- What is planned for somebody is found from them, however much is planned for everybody.
CREATE INDEX "mail_planned_of_trajectory_idx" ON "mail"("trajectory_id", "to_role") WHERE "status" = 'planned';
CREATE INDEX "mail_planned_of_person_idx" ON "mail"("person_id") WHERE "status" = 'planned' AND "person_id" IS NOT NULL;
