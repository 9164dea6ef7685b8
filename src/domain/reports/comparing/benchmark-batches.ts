import { addDays } from '../../calendar/offset.ts';
import type { LocalDate } from '../../calendar/types.ts';

/** Fewer schools than this are never averaged, nor can they be told apart from what is shown. */
const SMALLEST_GROUP = 5;

/** So many schools come in together: when two of them lay their reports side by side, five others are left. */
export const BATCH_SIZE = SMALLEST_GROUP + 2;

/** Days that an answer waits for others of its own place, before it is taken together with those from further away. */
const PATIENCE = 182;

/** Where a school belongs, as the register has it; what is not known is absent. */
export interface SchoolPlace {
  readonly level?: string;
  readonly network?: string;
  readonly province?: string;
}

/** What the schools of a batch have in common, from near to far. */
const inCommon: readonly (readonly (keyof SchoolPlace)[])[] = [
  ['level', 'network', 'province'],
  ['level', 'network'],
  ['level'],
  [],
];

/** One school's first answer to a question. */
export interface SchoolAnswer {
  readonly school: string;
  /** Local date of the answer. */
  readonly on: LocalDate;
  readonly value: number;
}

/** An answer that is in no batch yet. */
export interface WaitingAnswer extends SchoolAnswer, SchoolPlace {
  /** The guidance services that follow the school, and so know its answer. */
  readonly services: readonly string[];
}

/** Schools whose answers are only ever shown together, with what of their places they had in common then. */
export interface Batch extends SchoolPlace {
  readonly answers: readonly SchoolAnswer[];
}

/**
 * The batches that can be made by a day, of the answers that wait until then. What is in a batch stays there for good:
 * whoever asks, on whatever day and whatever the register says later, sees the whole batch or nothing of it.
 *
 * A batch holds schools of one place that the same services follow, in the order in which they answered, so that a
 * service knows either all of its answers already or none. Who waited half a year for its own place is taken together
 * with the same level and network, half a year later with the same level, and then with everybody.
 * @param day a local date; only answers of earlier days are taken, because those are complete
 */
export function newBatches(answers: readonly WaitingAnswer[], day: LocalDate): readonly Batch[] {
  let waiting = [...answers].sort((a, b) => (a.on + a.school < b.on + b.school ? -1 : 1));
  const batches: Batch[] = [];
  for (const [distance, keys] of inCommon.entries()) {
    const taken = new Set<string>();
    const patient = waiting.filter(({ on }) => addDays(on, distance * PATIENCE) < day);
    for (const alike of groupedBy(patient, keys)) {
      for (let from = 0; from + BATCH_SIZE <= alike.length; from += BATCH_SIZE) {
        const batch = alike.slice(from, from + BATCH_SIZE);
        for (const { school } of batch) taken.add(school);
        batches.push(batchOf(batch, keys));
      }
    }
    waiting = waiting.filter(({ school }) => !taken.has(school));
  }
  return batches;
}

function groupedBy(
  answers: readonly WaitingAnswer[],
  keys: readonly (keyof SchoolPlace)[],
): readonly (readonly WaitingAnswer[])[] {
  const groups = new Map<string, WaitingAnswer[]>();
  for (const answer of answers) {
    const key = JSON.stringify([keys.map((one) => answer[one] ?? null), [...answer.services].sort()]);
    groups.set(key, [...(groups.get(key) ?? []), answer]);
  }
  return [...groups.values()];
}

function batchOf(answers: readonly WaitingAnswer[], keys: readonly (keyof SchoolPlace)[]): Batch {
  const shared = keys.flatMap((key) => (answers[0]?.[key] === undefined ? [] : [[key, answers[0][key]]]));
  return {
    ...Object.fromEntries(shared),
    answers: answers.map(({ school, on, value }) => ({ school, on, value })),
  };
}

/**
 * Whether a batch can still be shown: to any two services, also when they lay together what they know, either all of
 * its answers are known already or those of at least five schools are not. It no longer can where services came to
 * follow some of its schools only.
 */
export function keepsSecrets({ answers }: Batch, servicesOf: (school: string) => readonly string[]): boolean {
  const followers = answers.map(({ school }) => servicesOf(school));
  const [first = []] = followers;
  // Nearly always: a batch was made of schools that the same services follow.
  const areAlike = followers.every(
    (known) => known.length === first.length && known.every((service, nth) => service === first[nth]),
  );
  if (areAlike) return true;
  const services = [...new Set(followers.flat())];
  return services.every((one) =>
    services.every((other) => {
      const unknown = followers.filter((known) => !known.includes(one) && !known.includes(other)).length;
      return unknown === 0 || unknown >= SMALLEST_GROUP;
    }),
  );
}
