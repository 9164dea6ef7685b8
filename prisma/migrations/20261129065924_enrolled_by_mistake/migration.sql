-- AlterTable
ALTER TABLE "trajectory" ADD COLUMN     "mistake" BOOLEAN NOT NULL DEFAULT false;
