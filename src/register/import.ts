import { compare, type Difference, type KnownSchool } from './compare.ts';
import { registerError } from './errors.ts';
import type { RegisterReading, RegisterSchool, RejectedRow } from './school.ts';
import { canonicalNumber } from './school-number.ts';

/** Where schools are kept, as far as an import needs it. */
export interface SchoolRegisterStore {
  /** Every stored school, closed ones too. */
  all(): Promise<readonly KnownSchool[]>;
  /** Adds or replaces these schools, open, and closes those with these numbers; in one transaction. */
  apply(schools: readonly RegisterSchool[], closed: readonly string[]): Promise<void>;
}

/** A school by its number and name. */
export interface NamedSchool {
  readonly number: string;
  readonly name: string;
}

/** What an import did. */
export interface ImportReport {
  readonly read: number;
  readonly new: number;
  readonly changed: number;
  readonly reopened: number;
  readonly closed: number;
  /** The schools that were closed, as they are known. */
  readonly closedSchools: readonly NamedSchool[];
  readonly unchanged: number;
  /** Schools of unknown level that were not in a reading of one level: they stay as they are. */
  readonly unjudged: number;
  readonly rejected: readonly RejectedRow[];
  /** False when the register gave no addresses of sites; the known ones were kept. */
  readonly sites: boolean;
}

/** How an import deals with what is not in the reading. */
export interface ImportOptions {
  /** The reading holds only some of the schools: nobody is closed. */
  readonly partial?: boolean;
  /** Close schools even if that are surprisingly many. */
  readonly allowManyClosed?: boolean;
}

/** With fewer rows a field may be empty everywhere without having disappeared. */
const enoughRows = 20;
const manyClosed = { atLeast: 20, share: 0.25 };

/**
 * Makes the stored schools those of the register: new ones are added, changed ones replaced, missing ones closed
 * (never deleted) and those that come back reopened. Doing it again changes nothing.
 * @throws a register error: `register-shape` naming the fields that have disappeared, `register-incomplete` when
 *   there is not one school, `register-shrunk` when more than a quarter of the schools (of the level that was asked for)
 *   would be closed; nothing is changed then
 */
export async function importSchools(
  reading: RegisterReading,
  store: SchoolRegisterStore,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const known = await store.all();
  const isPartial = options.partial ?? false;
  refuseMissingFields(reading, isPartial ? ofReading(reading, known) : known, isPartial);
  if (reading.schools.length === 0) {
    const why =
      reading.rejected[0] === undefined
        ? 'it is empty'
        : `row ${reading.rejected[0].row}: ${reading.rejected[0].reason}`;
    throw registerError('register-incomplete', `Not one school could be read (${why}); nothing was changed.`);
  }
  const compared = compare(reading, known);
  const difference: Difference = options.partial ? { ...compared, closed: [] } : compared;
  if (!options.allowManyClosed) refuseShrinking(difference);
  const { added, changed, reopened, closed } = difference;
  if (added.length + changed.length + reopened.length + closed.length > 0) {
    await store.apply([...added, ...changed, ...reopened], closed);
  }
  return {
    read: reading.schools.length + reading.rejected.length,
    new: added.length,
    changed: changed.length,
    reopened: reopened.length,
    closed: closed.length,
    closedSchools: known
      .filter(({ number }) => closed.includes(number))
      .map(({ number, name }) => ({ number, name })),
    unchanged: difference.unchanged,
    unjudged: difference.unjudged,
    rejected: reading.rejected,
    sites: reading.hasSites,
  };
}

/** A field renamed at the source looks like a field that nobody has any more; taking that over would erase it. */
function refuseMissingFields(
  reading: RegisterReading,
  known: readonly KnownSchool[],
  isPartial: boolean,
): void {
  const gone = reading.emptyFields.filter(
    ({ field, rows }) =>
      (rows >= enoughRows && !isPartial) ||
      known.some((school) => !school.closed && school[field] !== undefined),
  );
  if (gone.length === 0) return;
  const names = gone.map(({ name }) => name).join(', ');
  throw registerError(
    'register-shape',
    `${names} ${gone.length === 1 ? 'has' : 'have'} disappeared: not one row has a value for it. ` +
      'The register has probably renamed it; nothing was changed.',
  );
}

/** A source that holds only some of the schools says nothing of the others: an official school has no denomination. */
function ofReading({ schools }: RegisterReading, known: readonly KnownSchool[]): KnownSchool[] {
  const read = new Set(schools.map(({ number }) => canonicalNumber(number)));
  return known.filter(({ number }) => read.has(canonicalNumber(number)));
}

function refuseShrinking({ closed: { length }, expected }: Difference): void {
  if (length >= manyClosed.atLeast && length > expected * manyClosed.share) {
    throw registerError(
      'register-shrunk',
      `${length} of ${expected} schools would be closed, which looks like half an answer; nothing was changed. ` +
        'Say --allow-closing if it is right, or --partial if the source holds only some of the schools.',
    );
  }
}
