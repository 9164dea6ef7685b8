import type { Scope } from '../../domain/access/scope.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import { findPerson, type Person } from '../../store/people/people.ts';
import { actsOf, type HeldRow, mailsTo, rowsAbout } from '../../store/privacy/collect.ts';
import { type Mention, mentionsOf } from '../../store/privacy/sweep.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';
import { nowOf } from '../now.ts';
import { searchFor } from './erase.ts';

/** All that is kept about somebody. */
export type PersonalData = {
  readonly madeAt: Instant;
  readonly person: Person;
  /** What they did in trajectories, and what was done about them, in order. */
  readonly acts: Awaited<ReturnType<typeof actsOf>>;
  /** What they were sent, with its words as long as they are kept. */
  readonly mails: Awaited<ReturnType<typeof mailsTo>>;
  /** Texts that name them without their id: of others too, so read them before you hand them over. */
  readonly mentions: readonly Mention[];
  /** Every row that holds their id, by table. */
  readonly rows: { readonly [table: string]: readonly HeldRow[] };
};

/**
 * All that is kept about somebody, for whoever asks what is known of them.
 * @throws `not-found`
 */
export async function exportPerson(request: {
  deps: Pick<Dependencies, 'store' | 'clock'>;
  scope: Scope;
  id: string;
}): Promise<PersonalData> {
  const { deps, scope, id } = request;
  const { store } = deps;
  const person = await findPerson(store, scope, id);
  if (person === undefined) throw notFound();
  const { search } = await searchFor(store, person);
  const [acts, mails, rows] = await Promise.all([
    actsOf(store, id),
    mailsTo(store, id),
    rowsAbout(store, id),
  ]);
  const mentions = person.erasedAt === undefined ? await mentionsOf(store, search) : [];
  return { madeAt: nowOf(deps), person, acts, mails, mentions, rows };
}
