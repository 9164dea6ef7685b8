-- CreateTable
CREATE TABLE "calendar_change" (
    "id" BIGSERIAL NOT NULL,
    "school_number" TEXT,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_change_pkey" PRIMARY KEY ("id")
);
