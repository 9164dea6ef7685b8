-- A school is found by its number with or without leading zeros.
CREATE INDEX "school_number_without_zeros" ON "school" (ltrim("number", '0'));


-- CreateTable
CREATE TABLE "left_school" (
    "person_id" UUID NOT NULL,
    "school_number" TEXT NOT NULL,
    "left_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "left_school_pkey" PRIMARY KEY ("person_id","school_number")
);

-- CreateTable
CREATE TABLE "handover" (
    "id" UUID NOT NULL,
    "from_person" UUID NOT NULL,
    "to_person" UUID NOT NULL,
    "scope" JSONB NOT NULL,
    "on" DATE NOT NULL,
    "until" DATE,
    "note" TEXT,
    "offered_by" UUID NOT NULL,
    "offered_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "accepted" BOOLEAN,
    "operation_id" UUID,
    "return_operation_id" UUID,

    CONSTRAINT "handover_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "handover_to_person_answered_at_idx" ON "handover"("to_person", "answered_at");

-- CreateIndex
CREATE INDEX "handover_until_idx" ON "handover"("until");
