import { PROGRAM } from '../application/access/keys.ts';
import { addDays } from '../domain/calendar/offset.ts';
import type { Instant } from '../domain/calendar/types.ts';
import { instantAt, localDateOf } from '../domain/calendar/wall-clock.ts';
import { hashOfToken, newToken } from '../platform/token.ts';
import { insertAccount } from '../store/access/accounts.ts';
import { insertKey, listKeys, touchKey } from '../store/access/keys.ts';
import type { WholeStore } from '../store/database/db.ts';
import { inTransaction } from '../store/database/transaction.ts';
import { insertPerson } from '../store/people/people.ts';
import type { Cast } from './cast.ts';
import { demoId } from './ids.ts';

/** Programs that use the API: one in a trial that is over, and one that looks every night. In days from today. */
const programs = [
  { name: 'Proef met het dashboard', createdDaysAgo: 130, expiresInDays: -40 },
  { name: 'Dashboard van de regie', createdDaysAgo: 45, expiresInDays: 320, usedDaysAgo: 1 },
] as const;

/** Those who stand for these programs. */
export const programIds: readonly string[] = programs.map(({ name }) => demoId(`program ${name}`));

/** An address that no provider of sign-in has: nobody can sign in with these accounts. */
const ISSUER = 'https://aanmelden.example';

/** Who signs in: a key that expired and one in use, which nobody has, and the accounts of two people of the staff. */
export async function saveSignIns(store: WholeStore, cast: Cast, now: Instant): Promise<void> {
  await saveKeys(store, now);
  await saveAccounts(store, cast, now);
}

async function saveKeys(store: WholeStore, now: Instant): Promise<void> {
  const today = localDateOf(now);
  const on = (days: number, time: string) => instantAt(addDays(today, days), time);
  const known = new Set((await listKeys(store)).map(({ id }) => id));
  for (const [index, { name, createdDaysAgo, expiresInDays, ...use }] of programs.entries()) {
    const id = demoId(`key ${name}`);
    const personId = programIds[index] ?? '';
    if (!known.has(id)) {
      // Thrown away at once: what is kept is the hash of a key that nobody ever saw.
      const key = `traject_${newToken()}`;
      await inTransaction(store, async (within) => {
        await insertPerson(within, { id: personId, name, language: 'nl', function: PROGRAM });
        await insertKey(within, {
          ...{ id, name, personId, role: 'central', beginning: key.slice(0, 14), keyHash: hashOfToken(key) },
          ...{ createdAt: on(-createdDaysAgo, '11:20'), expiresAt: on(expiresInDays, '23:59') },
        });
      });
    }
    if ('usedDaysAgo' in use) await touchKey(store, id, on(-use.usedDaysAgo, '02:15'));
  }
}

/** One of them signed in already, so that the provider's own name for her is known; the other was only let in. */
async function saveAccounts(store: WholeStore, { people, counsellors }: Cast, now: Instant): Promise<void> {
  const today = localDateOf(now);
  const coordinator = people.find((person) => person.function === 'coordinator');
  const [counsellor] = counsellors;
  if (coordinator === undefined || counsellor === undefined) return;
  await insertAccount(store, {
    ...{ id: demoId('account that signed in'), personId: coordinator.id, issuer: ISSUER },
    ...{ subject: demoId('subject of the coordinator'), address: coordinator.email.toLowerCase() },
    createdAt: instantAt(addDays(today, -60), '09:05'),
  });
  await insertAccount(store, {
    ...{ id: demoId('account that waits'), personId: counsellor.id, issuer: ISSUER },
    ...{ address: counsellor.email.toLowerCase(), createdAt: instantAt(addDays(today, -3), '14:30') },
  });
}
