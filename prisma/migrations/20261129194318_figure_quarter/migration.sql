-- AlterTable
ALTER TABLE "figure" ADD COLUMN     "quarter" INTEGER;
