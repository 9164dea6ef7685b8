-- AlterTable
ALTER TABLE "person" ADD COLUMN     "further_language" TEXT;
