-- AlterTable
ALTER TABLE "programme_place" ADD COLUMN     "accounted" BIGINT,
ADD COLUMN     "accounted_at" TEXT,
ADD COLUMN     "decided_at" TEXT,
ADD COLUMN     "standing" TEXT NOT NULL DEFAULT 'keep';

-- AlterTable
ALTER TABLE "programme_payment" ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'payment',
ADD COLUMN     "path" TEXT,
ADD COLUMN     "role" TEXT;
