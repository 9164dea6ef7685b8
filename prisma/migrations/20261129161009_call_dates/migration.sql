-- AlterTable
ALTER TABLE "calendar_change" ADD COLUMN     "cohort" TEXT,
ADD COLUMN     "programme_id" UUID;
