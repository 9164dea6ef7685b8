import type { KnownSchool } from '../../src/register/compare.ts';
import type { SchoolRegisterStore } from '../../src/register/import.ts';

/** Schools kept in memory, for tests of what an import decides; how they are stored is tested with the database. */
export function memoryStore(): SchoolRegisterStore & { school(number: string): KnownSchool | undefined } {
  const schools = new Map<string, KnownSchool>();
  return {
    all: async () => [...schools.values()],
    async apply(saved, closed) {
      for (const school of saved) schools.set(school.number, { ...school, closed: false });
      for (const number of closed) {
        const school = schools.get(number);
        if (school) schools.set(number, { ...school, closed: true });
      }
    },
    school: (number) => schools.get(number),
  };
}
