-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "network" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "school" (
    "number" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "full_name" TEXT,
    "network" TEXT,
    "denomination" TEXT,
    "level" TEXT,
    "type" TEXT,
    "board_number" TEXT,
    "community_number" TEXT,
    "phone" TEXT,
    "email" TEXT,
    "website" TEXT,
    "status" TEXT,
    "site_number" TEXT,
    "street" TEXT,
    "house_number" TEXT,
    "postcode" TEXT,
    "municipality" TEXT,
    "municipality_nis" TEXT,
    "province" TEXT,
    "pupils" INTEGER,
    "closed_at" TIMESTAMPTZ(3),
    "imported_at" TIMESTAMPTZ(3),

    CONSTRAINT "school_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "phone" TEXT,
    "language" TEXT NOT NULL DEFAULT 'nl',
    "function" TEXT,
    "organisation_id" UUID,
    "school_number" TEXT,
    "unreachable_at" TIMESTAMPTZ(3),
    "reminders_off" BOOLEAN NOT NULL DEFAULT false,
    "left_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "template_version" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "checksum" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "template_version_pkey" PRIMARY KEY ("id","version")
);

-- CreateTable
CREATE TABLE "trajectory" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "template_version" INTEGER NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "school_number" TEXT,
    "organisation_id" UUID,
    "counsellor_id" UUID,
    "programme_id" UUID,
    "group" TEXT,
    "status" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "phase" TEXT,
    "start" DATE NOT NULL,
    "state" JSONB NOT NULL,
    "wake_at" TIMESTAMPTZ(3),
    "next_due" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "workflow_started_at" TIMESTAMPTZ(3),

    CONSTRAINT "trajectory_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "trajectory_event" (
    "trajectory_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "type" TEXT NOT NULL,
    "actor" JSONB NOT NULL,
    "body" JSONB NOT NULL,
    "command_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "trajectory_event_pkey" PRIMARY KEY ("trajectory_id","version")
);

-- CreateTable
CREATE TABLE "trajectory_step" (
    "trajectory_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "phase" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "opened_on" DATE NOT NULL,
    "due" DATE,
    "closed_on" DATE,
    "appointment" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "round" INTEGER NOT NULL,

    CONSTRAINT "trajectory_step_pkey" PRIMARY KEY ("trajectory_id","path")
);

-- CreateTable
CREATE TABLE "trajectory_role" (
    "trajectory_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "trajectory_role_pkey" PRIMARY KEY ("trajectory_id","role")
);

-- CreateTable
CREATE TABLE "command" (
    "id" UUID NOT NULL,
    "trajectory_id" UUID NOT NULL,
    "actor" JSONB NOT NULL,
    "body" JSONB NOT NULL,
    "expected_version" INTEGER,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "result" JSONB,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "command_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "key" TEXT NOT NULL,
    "trajectory_id" UUID,
    "partition" INTEGER NOT NULL DEFAULT 0,
    "kind" TEXT NOT NULL,
    "rung" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "phase" TEXT NOT NULL,
    "to_role" TEXT NOT NULL,
    "person_id" UUID,
    "due" DATE,
    "send_at" TIMESTAMPTZ(3) NOT NULL,
    "immediate" BOOLEAN NOT NULL DEFAULT false,
    "moved_from" DATE,
    "covers" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER,
    "status" TEXT NOT NULL DEFAULT 'planned',
    "reason" TEXT,
    "merged_into" UUID,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "leased_until" TIMESTAMPTZ(3),
    "next_attempt_at" TIMESTAMPTZ(3),
    "message_id" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_attempt" (
    "id" BIGSERIAL NOT NULL,
    "mail_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT NOT NULL,
    "code" INTEGER,
    "response" TEXT,

    CONSTRAINT "mail_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_content" (
    "mail_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "mail_content_pkey" PRIMARY KEY ("mail_id")
);

-- CreateTable
CREATE TABLE "mail_alarm" (
    "partition" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_alarm_pkey" PRIMARY KEY ("partition")
);

-- CreateTable
CREATE TABLE "link" (
    "token_hash" TEXT NOT NULL,
    "trajectory_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "link_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "attachment" (
    "id" UUID NOT NULL,
    "trajectory_id" UUID NOT NULL,
    "path" TEXT,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "uploaded_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_override" (
    "id" UUID NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "label_nl" TEXT,
    "label_en" TEXT,
    "school_number" TEXT,

    CONSTRAINT "calendar_override_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "key" TEXT NOT NULL,
    "principal" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "status" INTEGER,
    "body" JSONB,
    "headers" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("key","principal","route")
);

-- CreateIndex
CREATE INDEX "school_network_province_idx" ON "school"("network", "province");

-- CreateIndex
CREATE INDEX "school_name_idx" ON "school"("name");

-- CreateIndex
CREATE INDEX "person_school_number_idx" ON "person"("school_number");

-- CreateIndex
CREATE INDEX "person_organisation_id_idx" ON "person"("organisation_id");

-- CreateIndex
CREATE INDEX "person_email_idx" ON "person"("email");

-- CreateIndex
CREATE UNIQUE INDEX "trajectory_reference_key" ON "trajectory"("reference");

-- CreateIndex
CREATE INDEX "trajectory_status_next_due_idx" ON "trajectory"("status", "next_due");

-- CreateIndex
CREATE INDEX "trajectory_organisation_id_status_idx" ON "trajectory"("organisation_id", "status");

-- CreateIndex
CREATE INDEX "trajectory_counsellor_id_status_idx" ON "trajectory"("counsellor_id", "status");

-- CreateIndex
CREATE INDEX "trajectory_school_number_idx" ON "trajectory"("school_number");

-- CreateIndex
CREATE INDEX "trajectory_template_status_idx" ON "trajectory"("template", "status");

-- CreateIndex
CREATE INDEX "trajectory_updated_at_id_idx" ON "trajectory"("updated_at", "id");

-- CreateIndex
CREATE INDEX "trajectory_event_type_at_idx" ON "trajectory_event"("type", "at");

-- CreateIndex
CREATE INDEX "trajectory_step_status_due_idx" ON "trajectory_step"("status", "due");

-- CreateIndex
CREATE INDEX "trajectory_step_role_status_idx" ON "trajectory_step"("role", "status");

-- CreateIndex
CREATE INDEX "trajectory_role_person_id_idx" ON "trajectory_role"("person_id");

-- CreateIndex
CREATE INDEX "command_trajectory_id_received_at_idx" ON "command"("trajectory_id", "received_at");

-- CreateIndex
CREATE INDEX "mail_person_id_sent_at_idx" ON "mail"("person_id", "sent_at");

-- CreateIndex
CREATE INDEX "mail_message_id_idx" ON "mail"("message_id");

-- CreateIndex
CREATE UNIQUE INDEX "mail_trajectory_id_key_key" ON "mail"("trajectory_id", "key");

-- CreateIndex
CREATE INDEX "mail_attempt_mail_id_idx" ON "mail_attempt"("mail_id");

-- CreateIndex
CREATE INDEX "link_trajectory_id_person_id_idx" ON "link"("trajectory_id", "person_id");

-- CreateIndex
CREATE INDEX "attachment_trajectory_id_idx" ON "attachment"("trajectory_id");

-- CreateIndex
CREATE INDEX "calendar_override_school_number_idx" ON "calendar_override"("school_number");

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_school_number_fkey" FOREIGN KEY ("school_number") REFERENCES "school"("number") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trajectory" ADD CONSTRAINT "trajectory_school_number_fkey" FOREIGN KEY ("school_number") REFERENCES "school"("number") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trajectory" ADD CONSTRAINT "trajectory_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trajectory_event" ADD CONSTRAINT "trajectory_event_trajectory_id_fkey" FOREIGN KEY ("trajectory_id") REFERENCES "trajectory"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trajectory_step" ADD CONSTRAINT "trajectory_step_trajectory_id_fkey" FOREIGN KEY ("trajectory_id") REFERENCES "trajectory"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trajectory_role" ADD CONSTRAINT "trajectory_role_trajectory_id_fkey" FOREIGN KEY ("trajectory_id") REFERENCES "trajectory"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand: what the Prisma schema cannot say.

-- One running trajectory of a template per subject and period.
CREATE UNIQUE INDEX "trajectory_running_key" ON "trajectory"("template", "subject_kind", "subject_id", "period") WHERE "status" IN ('active', 'paused');

-- What is still to be sent: the only mails that the mailroom looks at.
CREATE INDEX "mail_planned_idx" ON "mail"("partition", "send_at") WHERE "status" = 'planned';

-- What was enrolled while Temporal was away.
CREATE INDEX "trajectory_unstarted_idx" ON "trajectory"("created_at") WHERE "workflow_started_at" IS NULL;
