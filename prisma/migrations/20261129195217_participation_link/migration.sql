-- AlterTable
ALTER TABLE "participation" ADD COLUMN     "token_hash" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "participation_token_hash_key" ON "participation"("token_hash");
