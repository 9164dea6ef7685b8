-- CreateTable
CREATE TABLE "saved_list" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "created_by" UUID NOT NULL,
    "organisation_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_list_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "look_again" (
    "trajectory_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "on" DATE NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "look_again_pkey" PRIMARY KEY ("trajectory_id","person_id")
);

-- CreateTable
CREATE TABLE "news_seen" (
    "person_id" UUID NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "news_seen_pkey" PRIMARY KEY ("person_id")
);

-- CreateIndex
CREATE INDEX "saved_list_created_by_idx" ON "saved_list"("created_by");

-- CreateIndex
CREATE INDEX "saved_list_organisation_id_idx" ON "saved_list"("organisation_id");

-- CreateIndex
CREATE INDEX "look_again_person_id_idx" ON "look_again"("person_id");

-- Written by hand: what the Prisma schema cannot say.

-- A text as it is searched: small letters without accents and digits, everything else a space. "Sint-Rita" becomes
-- "sint rita".
CREATE FUNCTION "search_form"(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT pg_catalog.btrim(pg_catalog.regexp_replace(pg_catalog.lower(
    pg_catalog.regexp_replace(pg_catalog.normalize($1, 'NFD'), '[\u0300-\u036f]', '', 'g')), '[^a-z0-9]+', ' ', 'g'))
$$;

ALTER TABLE "school" ADD COLUMN "search" TEXT GENERATED ALWAYS AS (
  "search_form"("name" || ' ' || coalesce("full_name", '') || ' ' || coalesce("municipality", '') || ' '
    || coalesce("postcode", '') || ' ' || "number")) STORED;
ALTER TABLE "person" ADD COLUMN "search" TEXT GENERATED ALWAYS AS (
  "search_form"("name" || ' ' || coalesce("email", ''))) STORED;

-- Parts of words are found by their trigrams. A PostgreSQL without its own extensions finds them too, one by one.
DO $$ BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX "school_search_idx" ON "school" USING gin ("search" gin_trgm_ops);
  CREATE INDEX "person_search_idx" ON "person" USING gin ("search" gin_trgm_ops);
EXCEPTION WHEN feature_not_supported OR undefined_file OR insufficient_privilege THEN
  RAISE NOTICE 'pg_trgm is not there: search reads all schools and people';
END $$;

-- Who said something last, per trajectory.
CREATE INDEX "trajectory_event_heard_idx" ON "trajectory_event"("trajectory_id", "at") WHERE "actor"->>'kind' <> 'system';
