import type { Instant } from '../../domain/calendar/types.ts';
import { type ImportOptions, type ImportReport, importSchools } from '../../register/import.ts';
import type { RegisterReading } from '../../register/school.ts';
import type { Store } from '../../store/database/db.ts';
import { allSchools, applySchools } from '../../store/people/schools.ts';

/**
 * Makes the schools that are kept those that were read in the register.
 * @param now noted as the instant of the import, and of the closing of schools that have disappeared
 * @throws as {@link importSchools}; nothing is changed then
 */
export function importRegister(request: {
  store: Store;
  reading: RegisterReading;
  now: Instant;
  options?: ImportOptions;
}): Promise<ImportReport> {
  const { store, reading, now, options } = request;
  const kept = {
    all: () => allSchools(store),
    apply: (changed: RegisterReading['schools'], closed: readonly string[]) =>
      applySchools(store, changed, closed, now),
  };
  return importSchools(reading, kept, options);
}
