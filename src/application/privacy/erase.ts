import { randomUUID } from 'node:crypto';
import { EVERYTHING, type Scope } from '../../domain/access/scope.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import { type Known, type Traces, tracesOf, withoutTraces } from '../../domain/privacy/traces.ts';
import type { Store } from '../../store/database/db.ts';
import { inTransaction } from '../../store/database/transaction.ts';
import { rolesHeld } from '../../store/people/departures.ts';
import { findPerson, lockPerson, type Person } from '../../store/people/people.ts';
import { sharingAddress } from '../../store/privacy/collect.ts';
import {
  contentOf,
  type Document,
  documentsAround,
  replaceDocuments,
} from '../../store/privacy/documents.ts';
import {
  eraseRows,
  followedBy,
  hasNamesake,
  mergedInto,
  namesAround,
  noteErasure,
  trajectoriesWith,
} from '../../store/privacy/erase.ts';
import { mentionsOf, type Search, sweep } from '../../store/privacy/sweep.ts';
import { findTrajectoryHeads } from '../../store/trajectories/trajectories.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';
import { nowOf } from '../now.ts';
import { erasedPage } from './erased-page.ts';
import { erasedBefore, stillFollows } from './errors.ts';
import { wordsInFile } from './words-in-file.ts';

/** What erasing somebody comes to. */
export type ErasureOutcome = {
  readonly person: string;
  /** How many rows of each table were, or would be, removed or changed. */
  readonly counts: { readonly [table: string]: number };
  /** Documents in which they are named: replaced by a page that says so. */
  readonly documents: readonly Document[];
  /** Documents that they handed in and in which no program finds their name: for a person to look at. */
  readonly toLookAt: readonly Document[];
  /** Running trajectories in which a role falls empty, so that somebody else has to be named. */
  readonly emptied: readonly {
    readonly trajectory: string;
    readonly reference: string;
    readonly role: string;
  }[];
  /** Somebody else has the same name: outside their own trajectories only the address and the number were looked for. */
  readonly hasNamesake: boolean;
  /** Others with the same address: who may be the same person, known twice. */
  readonly sameAddress: readonly { readonly id: string; readonly name: string }[];
};

type Asked = {
  readonly deps: Pick<Dependencies, 'store' | 'clock'>;
  readonly scope: Scope;
  readonly id: string;
  /** Also the documents that they handed in and that do not name them. */
  readonly withDocuments?: boolean | undefined;
};

/**
 * Shows what erasing somebody would come to; nothing is changed.
 * @throws as {@link erasePerson}
 */
export async function previewErasure(asked: Asked): Promise<ErasureOutcome> {
  const { deps } = asked;
  const person = await erasable(deps.store, asked.scope, asked.id);
  const found = await lookAround(deps.store, person, asked.withDocuments);
  const counts: { [table: string]: number } = {};
  for (const { table } of await mentionsOf(deps.store, found.search))
    counts[table] = (counts[table] ?? 0) + 1;
  return { ...outcomeOf(found, person), counts };
}

/**
 * Erases somebody: their row says no more who they were, what let them in and what they were sent is gone, and wherever a
 * text names them stands `[…]`. What they did stays, as done by somebody who was erased.
 * @throws `not-found`; `conflict` `still-follows` for a counsellor of trajectories that run, `erased-before`
 */
export async function erasePerson(
  asked: Asked & { readonly by?: string | undefined },
): Promise<ErasureOutcome> {
  const { deps, scope, id, withDocuments, by } = asked;
  const { store } = deps;
  const person = await erasable(store, scope, id);
  const found = await lookAround(store, person, withDocuments);
  const at = nowOf(deps);
  const counts = await inTransaction(store, (within) => eraseWithin(within, person, found, { at, by }));
  // Whoever turned out to be the same person goes along.
  for (const same of await mergedInto(store, id))
    await erasePerson({ ...asked, scope: EVERYTHING, id: same });
  // What somebody was just saving when this began had read the old words.
  const again = await inTransaction(store, (within) => sweep(within, found.search));
  return { ...outcomeOf(found, person), counts: added(counts, again) };
}

type Surroundings = {
  readonly search: Search;
  readonly named: readonly Document[];
  readonly others: readonly Document[];
  readonly emptied: ErasureOutcome['emptied'];
  readonly hasNamesake: boolean;
  readonly sameAddress: ErasureOutcome['sameAddress'];
};

async function eraseWithin(
  within: Store,
  { id }: Person,
  { search, named }: Surroundings,
  { at, by }: { at: Instant; by: string | undefined },
): Promise<ErasureOutcome['counts']> {
  const person = await lockPerson(within, EVERYTHING, id);
  if (person === undefined) throw notFound();
  if (person.erasedAt !== undefined) throw erasedBefore();
  await replaceDocuments(
    within,
    named.map((document) => document.id),
    erasedPage,
  );
  const cleaned = await sweep(within, search);
  const removed = await eraseRows(within, id, at);
  const documents = named.length === 0 ? {} : { attachment: named.length };
  const counts = added(added(cleaned, removed), documents);
  await noteErasure(within, { id: randomUUID(), person: id, at, askedBy: by, counts });
  return counts;
}

async function erasable(store: Store, scope: Scope, id: string): Promise<Person> {
  const person = await findPerson(store, scope, id);
  if (person === undefined) throw notFound();
  if (person.erasedAt !== undefined) throw erasedBefore();
  const followed = await followedBy(store, id);
  if (followed.length > 0) throw stillFollows(followed);
  return person;
}

async function lookAround(store: Store, person: Person, withDocuments = false): Promise<Surroundings> {
  const { search, isShared } = await searchFor(store, person);
  const documents = await documentsAround(store, person.id, search.trajectories);
  const named: Document[] = [];
  const others: Document[] = [];
  for (const document of documents) {
    const isNamed = await names(store, document, search.traces);
    if (isNamed || (withDocuments && document.isOwn)) named.push(document);
    else if (document.isOwn) others.push(document);
  }
  const held = await rolesHeld(store, person.id);
  const heads = await findTrajectoryHeads(
    store,
    EVERYTHING,
    held.map(({ trajectoryId }) => trajectoryId),
  );
  const emptied = held.map(({ trajectoryId: trajectory, role }) => ({
    ...{ trajectory, role },
    reference: heads.get(trajectory)?.reference ?? '',
  }));
  const sameAddress = await sharingAddress(store, person.id);
  return { search, named, others, emptied, hasNamesake: isShared, sameAddress };
}

/** What to look for of somebody, and where; of a name that two have, the whole name only where they had a part. */
export async function searchFor(
  store: Store,
  person: Known & { readonly id: string },
): Promise<{ readonly search: Search; readonly isShared: boolean }> {
  const trajectories = await trajectoriesWith(store, person.id);
  const isShared = await hasNamesake(store, person.id);
  const all = tracesOf(person, await namesAround(store, person.id, trajectories));
  if (!isShared) return { search: { traces: all, trajectories }, isShared };
  const { anywhere } = tracesOf({ ...person, name: '' });
  const whole = all.anywhere.filter((trace) => !anywhere.includes(trace));
  return { search: { traces: { anywhere, near: [...whole, ...all.near] }, trajectories }, isShared };
}

async function names(store: Store, { id, name }: Document, traces: Traces): Promise<boolean> {
  const words = `${name}\n${wordsInFile(await contentOf(store, id))}`;
  return withoutTraces(words, traces, true) !== words;
}

function outcomeOf(found: Surroundings, { id }: Person): Omit<ErasureOutcome, 'counts'> {
  const { named, others, emptied, hasNamesake: isShared, sameAddress } = found;
  return { person: id, documents: named, toLookAt: others, emptied, hasNamesake: isShared, sameAddress };
}

function added(one: ErasureOutcome['counts'], other: ErasureOutcome['counts']): ErasureOutcome['counts'] {
  const tables = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
  return Object.fromEntries(tables.map((table) => [table, (one[table] ?? 0) + (other[table] ?? 0)]));
}
