import type { PupilReading } from '../../register/pupils.ts';
import type { RejectedRow } from '../../register/school.ts';
import type { Store } from '../../store/database/db.ts';
import { setPupils } from '../../store/people/pupils.ts';

/** What became of a file with numbers of pupils. */
export type PupilReport = {
  /** How many schools have a number now. */
  readonly schools: number;
  /** Numbers of schools that nobody knows here. */
  readonly unknown: readonly string[];
  readonly rejected: readonly RejectedRow[];
};

/** Takes over how many pupils schools have, by which coverage and places go by size. Doing it again changes nothing. */
export async function importPupils(request: { store: Store; reading: PupilReading }): Promise<PupilReport> {
  const { store, reading } = request;
  const { counts, rejected } = reading;
  const known = await setPupils(store, counts);
  const unknown = counts.map(({ number }) => number).filter((number) => !known.has(number));
  return { schools: known.size, unknown, rejected };
}
