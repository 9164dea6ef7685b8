-- CreateTable
CREATE TABLE "worker_presence" (
    "identity" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "worker_presence_pkey" PRIMARY KEY ("identity")
);
