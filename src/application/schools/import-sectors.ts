import type { RejectedRow } from '../../register/school.ts';
import type { SectorReading } from '../../register/sectors.ts';
import type { Store } from '../../store/database/db.ts';
import { setSectors } from '../../store/people/sectors.ts';

/** What became of a file with sectors. */
export type SectorReport = {
  /** Of how many schools the sectors are known now. */
  readonly schools: number;
  /** Numbers of schools that nobody knows here. */
  readonly unknown: readonly string[];
  readonly rejected: readonly RejectedRow[];
};

/** Takes over which sectors are near schools, by which those of a little reached sector are approached. Doing it again changes nothing. */
export async function importSectors(request: {
  store: Store;
  reading: SectorReading;
}): Promise<SectorReport> {
  const { store, reading } = request;
  const { schools, rejected } = reading;
  const known = await setSectors(store, schools);
  const unknown = schools.map(({ number }) => number).filter((number) => !known.has(number));
  return { schools: known.size, unknown, rejected };
}
