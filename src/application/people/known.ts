import { isStaff, type Scope } from '../../domain/access/scope.ts';
import { canBeSamePerson, isSameName } from '../../domain/person-names.ts';
import type { FurtherLanguage, Language } from '../../domain/text.ts';
import { type Store, storeOfSystem } from '../../store/database/db.ts';
import { type Among, correctPerson, type Person, peopleWithEmail } from '../../store/people/people.ts';

/** What is done with somebody known who is named in another way: what is said now counts, or what was known. */
export const knownAs = ['update', 'keep'] as const;
export type KnownAs = (typeof knownAs)[number];

/** How somebody is named; what is left out says nothing of them. */
type Given = {
  readonly name: string;
  readonly email: string;
  readonly language?: Language | undefined;
  readonly further_language?: FurtherLanguage | undefined;
  readonly phone?: string | undefined;
  readonly known?: KnownAs | undefined;
};

/** In what somebody can be named otherwise than they are known, with where that is kept. */
const keptAs = {
  name: 'name',
  language: 'language',
  further_language: 'furtherLanguage',
  phone: 'phone',
} as const;
type KnownField = keyof typeof keptAs;
/** Those, as the API names them. */
export const knownFields = Object.keys(keptAs) as [KnownField, ...KnownField[]];

/** Somebody known who was named otherwise than they are known. */
export type Difference = {
  readonly person: Person;
  readonly fields: readonly {
    readonly field: KnownField;
    readonly known: string | undefined;
    readonly given: string;
  }[];
  /** What was, or will be, done with it. */
  readonly as: KnownAs;
};

/**
 * Whoever is meant by a name and an address among those who are still there: the one of that name; else somebody whose name
 * shares a word with it, as after a marriage. Other people with the same mailbox are other people.
 * @param others names that are given for the same address in one breath: they are somebody else
 */
export async function knownByAddress(
  store: Store,
  { name, email }: Pick<Given, 'name' | 'email'>,
  among: Among,
  others: readonly string[] = [],
): Promise<Person | undefined> {
  const people = await peopleWithEmail(store, email, among);
  const same = people.find((one) => isSameName(one.name, name));
  if (same !== undefined) return same;
  const free = people.filter((one) => !others.some((other) => isSameName(one.name, other)));
  return free.find((one) => canBeSamePerson(one.name, name));
}

/** In what somebody is named otherwise than they are known; nothing when in nothing. */
export function differenceOf(person: Person, given: Given, scope: Scope | undefined): Difference | undefined {
  const fields = knownFields.flatMap((field) => {
    const value = given[field];
    const known = person[keptAs[field]];
    return value === undefined || value === known ? [] : [{ field, known, given: value }];
  });
  if (fields.length === 0) return undefined;
  return { person, fields, as: given.known === 'update' && mayCorrect(person, scope) ? 'update' : 'keep' };
}

/** Does what a difference says: corrects what is known, or leaves it as it was. */
export async function settleDifference(store: Store, { person, fields, as }: Difference): Promise<void> {
  if (as === 'keep') return;
  // Whoever names somebody for a role need not deal with them: a trainer works for somebody else.
  await correctPerson(
    storeOfSystem(store, 'around'),
    person.id,
    Object.fromEntries(fields.map(({ field, given }) => [keptAs[field], given])),
  );
}

/** Colleagues of the staff are corrected by an administrator, not in passing. */
function mayCorrect(person: Person, scope: Scope | undefined): boolean {
  return !isStaff(person.function) || scope === undefined || scope.kind === 'all';
}
