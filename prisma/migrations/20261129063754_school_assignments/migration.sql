-- CreateTable
CREATE TABLE "school_assignment" (
    "school_number" TEXT NOT NULL,
    "organisation_id" UUID NOT NULL,
    "assigned_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "school_assignment_pkey" PRIMARY KEY ("school_number","organisation_id")
);

-- A school without a network belonged to whoever followed it; that stays so. Of the others, following gives nothing.
INSERT INTO "school_assignment" ("school_number", "organisation_id", "assigned_at")
SELECT DISTINCT t."school_number", t."organisation_id", CURRENT_TIMESTAMP
FROM "trajectory" t JOIN "school" s ON s."number" = t."school_number"
WHERE s."network" IS NULL AND t."organisation_id" IS NOT NULL;
