import type { RegisterReading, RegisterSchool } from './school.ts';
import { canonicalNumber } from './school-number.ts';

/** A school as it is stored now. */
export type KnownSchool = RegisterSchool & {
  readonly closed: boolean;
  /** It went into another school here: it stays closed, whatever the register still says of it. */
  readonly merged?: boolean;
};

/** What has to happen so that the stored schools are those of the register. */
export interface Difference {
  readonly added: readonly RegisterSchool[];
  readonly changed: readonly RegisterSchool[];
  /** Was closed and is in the register again, changed or not. */
  readonly reopened: readonly RegisterSchool[];
  /** Numbers of schools that are no longer in the register. */
  readonly closed: readonly string[];
  readonly unchanged: number;
  /** How many open schools the reading should hold: all, or those of the level that was asked for. */
  readonly expected: number;
  /** How many open schools are not in the reading and may or may not belong in it: nobody knows their level. */
  readonly unjudged: number;
}

/**
 * Compares what was read with what is stored. A school is missed only if it is known to be of the level that was asked
 * for (a file gives no levels); a rejected row whose number could be read keeps its school open, for it is still there.
 */
export function compare(reading: RegisterReading, known: readonly KnownSchool[]): Difference {
  const stored = storedByNumber(known);
  const added: RegisterSchool[] = [];
  const changed: RegisterSchool[] = [];
  const reopened: RegisterSchool[] = [];
  let unchanged = 0;
  for (const read of reading.schools) {
    const before = stored.get(canonicalNumber(read.number));
    if (before === undefined) {
      added.push(read);
      continue;
    }
    // Its number stays as it was stored, which everything that belongs to it refers to.
    const after = { ...keepWhatWasNotRead(read, before, reading.hasSites), number: before.number };
    if (before.merged) unchanged += 1;
    else if (before.closed) reopened.push(after);
    else if (fields.some((field) => before[field] !== after[field])) changed.push(after);
    else unchanged += 1;
  }
  const present = new Set([
    ...reading.schools.map(({ number }) => canonicalNumber(number)),
    ...reading.rejected.flatMap(({ number }) => (number === undefined ? [] : canonicalNumber(number))),
  ]);
  const isPresent = ({ number }: KnownSchool) => present.has(canonicalNumber(number));
  const open = known.filter((school) => !school.closed);
  const expected = open.filter(({ level }) => reading.level === undefined || level === reading.level);
  const absent = open.filter((school) => !isPresent(school));
  return {
    ...{ added, changed, reopened, unchanged },
    closed: expected.filter((school) => !isPresent(school)).map(({ number }) => number),
    expected: expected.length,
    unjudged: reading.level === undefined ? 0 : absent.filter(({ level }) => level === undefined).length,
  };
}

/** A school that was once stored twice, with and without leading zeros, is the one that is open. */
function storedByNumber(known: readonly KnownSchool[]): ReadonlyMap<string, KnownSchool> {
  const stored = new Map<string, KnownSchool>();
  for (const school of known) {
    const number = canonicalNumber(school.number);
    const other = stored.get(number);
    if (other === undefined || other.closed) stored.set(number, school);
  }
  return stored;
}

const siteDetails = [
  'street',
  'houseNumber',
  'postcode',
  'municipality',
  'municipalityNis',
  'province',
] as const;
const fields = [
  ...([
    'name',
    'fullName',
    'siteNumber',
    'boardNumber',
    'communityNumber',
    'network',
    'denomination',
  ] as const),
  ...(['phone', 'email', 'website', 'status', 'level'] as const),
  ...siteDetails,
];

function keepWhatWasNotRead(read: RegisterSchool, before: KnownSchool, hasSites: boolean): RegisterSchool {
  const kept: { -readonly [field in keyof RegisterSchool]?: string } = { ...read };
  if (read.level === undefined && before.level !== undefined) kept.level = before.level;
  if (!hasSites)
    for (const field of siteDetails) if (before[field] !== undefined) kept[field] = before[field];
  return kept as RegisterSchool;
}
