-- AlterTable
ALTER TABLE "school" ADD COLUMN     "sectors" TEXT[] DEFAULT ARRAY[]::TEXT[];
