-- CreateTable
CREATE TABLE "benchmark_answer" (
    "indicator" TEXT NOT NULL,
    "moment" TEXT NOT NULL,
    "school_number" TEXT NOT NULL,
    "batch" UUID NOT NULL,
    "level" TEXT,
    "network" TEXT,
    "province" TEXT,
    "answered_on" DATE NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "benchmark_answer_pkey" PRIMARY KEY ("indicator","moment","school_number")
);
