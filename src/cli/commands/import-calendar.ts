import { importOtherCalendar } from '../../application/calendar/import-other.ts';
import { readOtherCalendar } from '../../application/calendar/read-other.ts';
import { readSchool } from '../../application/schools/find.ts';
import { EVERYTHING } from '../../domain/access/scope.ts';
import { print } from '../output.ts';
import { readTextFile } from '../read-file.ts';
import { withStore } from '../with-store.ts';

/** Puts a calendar of school holidays from a file in the place of the Flemish rules, for everybody or for some schools. */
export async function runImportCalendar(
  path: string,
  options: { readonly school?: readonly string[] },
): Promise<void> {
  const other = readOtherCalendar(await readTextFile(path));
  await withStore(async ({ store }) => {
    const deps = { store };
    const schools: (string | undefined)[] = [];
    for (const number of options.school ?? []) {
      schools.push((await readSchool(deps, EVERYTHING, number)).number);
    }
    for (const school of schools.length === 0 ? [undefined] : schools) {
      const count = await importOtherCalendar({ deps, other, school });
      print(`${other.calendar}, ${school ?? 'everybody'}: ${count} exceptions to the Flemish rules`);
    }
  });
}
