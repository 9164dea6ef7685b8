-- AlterTable
ALTER TABLE "trajectory" ADD COLUMN     "counted_version" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "observation" (
    "trajectory_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "number" SMALLINT NOT NULL,
    "path" TEXT,
    "indicator" TEXT NOT NULL,
    "moment" TEXT,
    "is_target" BOOLEAN NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "on" DATE NOT NULL,
    "school_year" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3),
    "is_first" BOOLEAN NOT NULL,
    "school_number" TEXT,
    "organisation_id" UUID,
    "programme_id" UUID,
    "template" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "mistake" BOOLEAN NOT NULL,

    CONSTRAINT "observation_pkey" PRIMARY KEY ("trajectory_id","version","number")
);

-- CreateTable
CREATE TABLE "counted_change" (
    "number" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "counted_change_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "provider_holder" (
    "trajectory_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "rank" SMALLINT NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "provider_holder_pkey" PRIMARY KEY ("trajectory_id","version","role")
);

-- CreateIndex
CREATE INDEX "observation_indicator_school_number_idx" ON "observation"("indicator", "school_number");

-- CreateIndex
CREATE INDEX "observation_indicator_reference_idx" ON "observation"("indicator", "reference");

-- CreateIndex
CREATE INDEX "provider_holder_person_id_idx" ON "provider_holder"("person_id");

-- What is still to be counted: nothing, most of the time.
CREATE INDEX "trajectory_uncounted_idx" ON "trajectory"("id") WHERE "counted_version" <> "version";

-- Whatever else reports look at says so when it changes: the register, who works where, who takes part in a project.
CREATE FUNCTION counted_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "counted_change" ("number") VALUES (pg_current_xact_id()::text::bigint) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER school_counted AFTER INSERT OR UPDATE OR DELETE ON "school" FOR EACH STATEMENT EXECUTE FUNCTION counted_change();
CREATE TRIGGER organisation_counted AFTER INSERT OR UPDATE OR DELETE ON "organisation" FOR EACH STATEMENT EXECUTE FUNCTION counted_change();
CREATE TRIGGER participation_counted AFTER INSERT OR UPDATE OR DELETE ON "participation" FOR EACH STATEMENT EXECUTE FUNCTION counted_change();
CREATE TRIGGER person_counted AFTER UPDATE OF "organisation_id" ON "person" FOR EACH ROW
WHEN (OLD."organisation_id" IS DISTINCT FROM NEW."organisation_id") EXECUTE FUNCTION counted_change();

-- What is repeated of a trajectory in what it counts for follows it, whoever changes it.
CREATE FUNCTION trajectory_counted_as() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "observation" SET "school_number" = NEW."school_number", "organisation_id" = NEW."organisation_id",
    "programme_id" = NEW."programme_id", "mistake" = NEW."mistake"
  WHERE "trajectory_id" = NEW."id";
  INSERT INTO "counted_change" ("number") VALUES (pg_current_xact_id()::text::bigint) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER trajectory_counted_as AFTER UPDATE ON "trajectory" FOR EACH ROW
WHEN ((OLD."school_number", OLD."organisation_id", OLD."programme_id", OLD."mistake")
  IS DISTINCT FROM (NEW."school_number", NEW."organisation_id", NEW."programme_id", NEW."mistake"))
EXECUTE FUNCTION trajectory_counted_as();

-- Parts of a reference are looked for as those of names are.
DO $$ BEGIN
  CREATE INDEX "trajectory_reference_parts_idx" ON "trajectory" USING gin ("reference" gin_trgm_ops);
EXCEPTION WHEN undefined_object OR feature_not_supported THEN
  RAISE NOTICE 'pg_trgm is not there: search reads the references of all trajectories';
END $$;
