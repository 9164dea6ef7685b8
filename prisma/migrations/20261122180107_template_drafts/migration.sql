-- CreateTable
CREATE TABLE "template_draft" (
    "id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "based_on" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" UUID NOT NULL,

    CONSTRAINT "template_draft_pkey" PRIMARY KEY ("id")
);
