-- DropIndex
DROP INDEX "participation_token_hash_key";

-- AlterTable
ALTER TABLE "own_choice" DROP COLUMN "overview_leased_until";

-- AlterTable
ALTER TABLE "question" DROP COLUMN "answered_next",
DROP COLUMN "asked_next";

-- AlterTable
ALTER TABLE "participation" DROP COLUMN "token_hash",
DROP COLUMN "told_next";
