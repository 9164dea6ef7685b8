import type { WholeStore } from '../../src/store/database/db.ts';

/**
 * Gives somebody who looks after the installation a reason, for ever, for the content of every trajectory and person that there
 * is or comes: for tests that are about that content and not about who may read it.
 */
export async function giveStandingReason(store: WholeStore, administrator: string): Promise<void> {
  const columns = 'id, subject, person_id, reason, given_at, until';
  const reason = (subject: string) =>
    `SELECT gen_random_uuid(), ${subject}, '${administrator}'::uuid, 'a test', '2000-01-01'::timestamptz, '2199-01-01'::timestamptz`;
  await store.pool.query(`CREATE OR REPLACE FUNCTION standing_reason() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN INSERT INTO content_reason (${columns}) ${reason('NEW.id')}; RETURN NEW; END $$`);
  for (const table of ['trajectory', 'person', 'organisation']) {
    await store.pool.query(`INSERT INTO content_reason (${columns}) ${reason('id')} FROM ${table}`);
    await store.pool.query(
      `CREATE OR REPLACE TRIGGER standing_reason AFTER INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION standing_reason()`,
    );
  }
}
