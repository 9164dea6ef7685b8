-- AlterTable
ALTER TABLE "question" ADD COLUMN     "answered_next" TIMESTAMPTZ(3),
ADD COLUMN     "asked_next" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "participation" ADD COLUMN     "told_next" TIMESTAMPTZ(3);
