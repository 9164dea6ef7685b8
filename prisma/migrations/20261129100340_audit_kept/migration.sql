-- CreateTable
CREATE TABLE "audit_anchor" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "number" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_anchor_pkey" PRIMARY KEY ("id")
);

-- Written by hand: the first line that is left is chained to the last one that went, and lines go by this function only.
CREATE OR REPLACE FUNCTION audit_add() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last_number bigint;
  last_hash text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('audit_entry'));
  SELECT number, hash INTO last_number, last_hash FROM audit_entry ORDER BY number DESC LIMIT 1;
  IF last_number IS NULL THEN
    SELECT number, hash INTO last_number, last_hash FROM audit_anchor;
  END IF;
  NEW.number := coalesce(last_number, 0) + 1;
  NEW.hash := audit_line(coalesce(last_hash, ''), NEW.number, NEW.at, NEW.person_id, NEW.role, NEW.action, NEW.subject, NEW.organisation_id);
  RETURN NEW;
END
$$;

CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('traject.audit_forgets', true) = 'on' AND OLD.at < now() - interval '1 year' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'the audit is only added to';
END
$$;

CREATE FUNCTION audit_forget(before timestamptz) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  stays bigint;
  last_number bigint;
  last_hash text;
  removed bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('audit_entry'));
  SELECT min(number) INTO stays FROM audit_entry WHERE at >= least(before, now() - interval '1 year');
  SELECT number, hash INTO last_number, last_hash FROM audit_entry
    WHERE stays IS NULL OR number < stays ORDER BY number DESC LIMIT 1;
  IF last_number IS NULL THEN
    RETURN 0;
  END IF;
  INSERT INTO audit_anchor (id, number, hash, at) VALUES (1, last_number, last_hash, now())
    ON CONFLICT (id) DO UPDATE SET number = excluded.number, hash = excluded.hash, at = excluded.at;
  PERFORM set_config('traject.audit_forgets', 'on', true);
  DELETE FROM audit_entry WHERE number <= last_number;
  GET DIAGNOSTICS removed = ROW_COUNT;
  PERFORM set_config('traject.audit_forgets', 'off', true);
  RETURN removed;
END
$$;
