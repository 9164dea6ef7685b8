-- CreateTable
CREATE TABLE "audit_entry" (
    "number" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "person_id" UUID,
    "role" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT,
    "organisation_id" UUID,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("number")
);

-- CreateIndex
CREATE INDEX "audit_entry_organisation_id_number_idx" ON "audit_entry"("organisation_id", "number");

-- CreateIndex
CREATE INDEX "audit_entry_person_id_number_idx" ON "audit_entry"("person_id", "number");

-- What the Prisma schema cannot say: lines are numbered without a gap and hashed in a chain, and never change.
CREATE FUNCTION audit_line(previous text, number bigint, at timestamptz, person uuid, role text, action text, subject text, organisation uuid)
RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(concat_ws('|', previous, number::text, (extract(epoch FROM at) * 1000)::bigint::text,
    coalesce(person::text, ''), role, action, coalesce(subject, ''), coalesce(organisation::text, '')), 'UTF8')), 'hex')
$$;

CREATE FUNCTION audit_add() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last audit_entry;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('audit_entry'));
  SELECT * INTO last FROM audit_entry ORDER BY number DESC LIMIT 1;
  NEW.number := coalesce(last.number, 0) + 1;
  NEW.hash := audit_line(coalesce(last.hash, ''), NEW.number, NEW.at, NEW.person_id, NEW.role, NEW.action, NEW.subject, NEW.organisation_id);
  RETURN NEW;
END
$$;

CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit is only added to';
END
$$;

CREATE TRIGGER audit_add BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_add();
CREATE TRIGGER audit_refuse BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_refuse_all BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
