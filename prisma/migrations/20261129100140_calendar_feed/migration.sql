-- CreateTable
CREATE TABLE "calendar_feed" (
    "token_hash" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "trajectory_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_feed_pkey" PRIMARY KEY ("token_hash")
);

-- CreateIndex
CREATE INDEX "calendar_feed_person_id_idx" ON "calendar_feed"("person_id");
