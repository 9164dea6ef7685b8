-- AlterTable
ALTER TABLE "school" ADD COLUMN     "merged_into" TEXT;

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "merged_into" UUID;
