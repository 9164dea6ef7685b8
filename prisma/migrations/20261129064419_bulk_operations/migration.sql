-- CreateTable
CREATE TABLE "bulk_operation" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "actor" JSONB NOT NULL,
    "body" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "bulk_operation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bulk_item" (
    "operation_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "trajectory_id" UUID NOT NULL,
    "command" JSONB NOT NULL,
    "outcome" TEXT,
    "version" INTEGER,
    "code" TEXT,
    "message" JSONB,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "bulk_item_pkey" PRIMARY KEY ("operation_id","place")
);

-- CreateIndex
CREATE INDEX "bulk_operation_finished_at_created_at_idx" ON "bulk_operation"("finished_at", "created_at");

-- CreateIndex
CREATE INDEX "bulk_item_trajectory_id_idx" ON "bulk_item"("trajectory_id");

-- AddForeignKey
ALTER TABLE "bulk_item" ADD CONSTRAINT "bulk_item_operation_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "bulk_operation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
