import { createKey, endKey, lastDayOf, readKeys } from '../../application/access/keys.ts';
import type { SignInRole } from '../../domain/access/roles.ts';
import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import { endOfDay, localDateOf } from '../../domain/calendar/wall-clock.ts';
import { systemClock } from '../../platform/clock.ts';
import { commandError } from '../errors.ts';
import { organisationNamed } from '../organisation.ts';
import { print, printJson, remark } from '../output.ts';
import { table } from '../table.ts';
import { withStore } from '../with-store.ts';

/** Makes a key and prints it, this once. */
export async function keysCreate(options: {
  name: string;
  role: SignInRole;
  organisation?: string;
  expires?: string;
}): Promise<void> {
  await withStore(async ({ store }) => {
    const { name, role, expires } = options;
    const organisation =
      options.organisation === undefined ? undefined : await organisationNamed(store, options.organisation);
    const expiresAt = expires === undefined ? undefined : endOfDay(expires);
    const made = await createKey({ store, clock: systemClock }, { name, role, organisation, expiresAt });
    if (made.kind !== 'made') throw commandError(reasons[made.kind]);
    remark('Keep it safe: it is shown this once.');
    print(made.key);
  });
}

const reasons = {
  'unknown-organisation': 'There is no such organisation.',
  'organisation-missing': 'This role works for an organisation: give --organisation as well.',
} as const;

/** All keys, without the keys themselves. */
export async function keysList(options: { json?: boolean }): Promise<void> {
  await withStore(async ({ store }) => {
    const keys = await readKeys({ store });
    if (options.json) return printJson(keys);
    if (keys.length === 0) return print('No keys yet: traject keys create.');
    const head = ['begins', 'name', 'role', 'made', 'expires', 'last used', 'revoked', 'id'];
    const rows = keys.map((key) => [
      ...[`${key.beginning}…`, key.name, key.role],
      ...[dayOf(key.createdAt), lastDayOf(key), dayOf(key.lastUsedAt), dayOf(key.revokedAt)],
      key.id,
    ]);
    print(table(head, rows, { width: process.stdout.columns, dispensable: [7, 3] }));
  });
}

function dayOf(at: Instant | undefined): LocalDate | undefined {
  return at === undefined ? undefined : localDateOf(at);
}

/** Ends a key for good. @param named its id, or how it begins */
export async function keysRevoke(named: string): Promise<void> {
  await withStore(async ({ store }) => {
    const found = (await readKeys({ store })).filter(
      ({ id, beginning }) => id === named || (named.length > 8 && named.startsWith(beginning)),
    );
    const [only, ...more] = found;
    if (only === undefined)
      throw commandError(`There is no key ${named.slice(0, 14)}: see traject keys list.`);
    if (more.length > 0) throw commandError('Several keys begin like that: give the id.');
    const isEnded = await endKey({ store, clock: systemClock }, only.id);
    if (!isEnded) throw commandError(`The key of ${only.name} was revoked before.`);
    print(`The key of ${only.name} works no more.`);
  });
}
