-- CreateTable
CREATE TABLE "gathering" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "start" TIMESTAMPTZ(3) NOT NULL,
    "end" TIMESTAMPTZ(3) NOT NULL,
    "place" TEXT,
    "seats" INTEGER,
    "organiser_id" UUID NOT NULL,
    "organisation_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "called_off_at" TIMESTAMPTZ(3),

    CONSTRAINT "gathering_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "gathering_seat" (
    "gathering_id" UUID NOT NULL,
    "trajectory_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "present" BOOLEAN,

    CONSTRAINT "gathering_seat_pkey" PRIMARY KEY ("gathering_id","trajectory_id")
);

-- CreateIndex
CREATE INDEX "gathering_organisation_id_start_idx" ON "gathering"("organisation_id", "start");

-- CreateIndex
CREATE INDEX "gathering_organiser_id_idx" ON "gathering"("organiser_id");

-- CreateIndex
CREATE INDEX "gathering_seat_trajectory_id_idx" ON "gathering_seat"("trajectory_id");
