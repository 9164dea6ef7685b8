-- AlterTable
ALTER TABLE "trajectory_step" ADD COLUMN     "person_id" UUID;
