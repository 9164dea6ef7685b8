-- CreateTable
CREATE TABLE "indicator_definition" (
    "id" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "defined_at" TIMESTAMPTZ(3) NOT NULL,
    "defined_by" UUID NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "indicator_definition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "figure" (
    "id" BIGSERIAL NOT NULL,
    "indicator" TEXT NOT NULL,
    "school_year" TEXT NOT NULL,
    "organisation_id" UUID,
    "school_number" TEXT,
    "value" DOUBLE PRECISION NOT NULL,
    "respondents" INTEGER,
    "source" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "entered_by" UUID NOT NULL,

    CONSTRAINT "figure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "aim" (
    "id" BIGSERIAL NOT NULL,
    "indicator" TEXT NOT NULL,
    "school_year" TEXT NOT NULL,
    "agreement" TEXT NOT NULL,
    "target" DOUBLE PRECISION NOT NULL,
    "reason" TEXT,
    "stated_at" TIMESTAMPTZ(3) NOT NULL,
    "stated_by" UUID NOT NULL,

    CONSTRAINT "aim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assessment" (
    "id" BIGSERIAL NOT NULL,
    "indicator" TEXT NOT NULL,
    "school_year" TEXT NOT NULL,
    "organisation_id" UUID,
    "ambition" TEXT NOT NULL,
    "relevance" TEXT NOT NULL,
    "comment" TEXT NOT NULL,
    "judged_at" TIMESTAMPTZ(3) NOT NULL,
    "judged_by" UUID NOT NULL,

    CONSTRAINT "assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivered_report" (
    "id" UUID NOT NULL,
    "school_year" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "as_of" DATE NOT NULL,
    "content" JSON NOT NULL,
    "checksum" TEXT NOT NULL,
    "delivered_at" TIMESTAMPTZ(3) NOT NULL,
    "delivered_by" UUID NOT NULL,

    CONSTRAINT "delivered_report_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "figure_school_year_indicator_idx" ON "figure"("school_year", "indicator");

-- CreateIndex
CREATE INDEX "aim_school_year_idx" ON "aim"("school_year");

-- CreateIndex
CREATE INDEX "assessment_school_year_idx" ON "assessment"("school_year");

-- CreateIndex
CREATE INDEX "delivered_report_school_year_idx" ON "delivered_report"("school_year");
