-- AlterTable
ALTER TABLE "programme_waiting" ADD COLUMN     "started_from" JSONB;
