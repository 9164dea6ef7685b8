import { importPupils } from '../../application/schools/import-pupils.ts';
import { readPupilsCsv } from '../../register/pupils.ts';
import { print, printJson } from '../output.ts';
import { readTableFile } from '../read-file.ts';
import { withStore } from '../with-store.ts';

/** So many numbers of unknown schools are named. */
const MOST_NAMED = 10;

/** Takes over how many pupils schools have, from a file, and prints what became of it. */
export async function runImportPupils(file: string, options: { readonly json?: boolean }): Promise<void> {
  const reading = readPupilsCsv(await readTableFile(file));
  await withStore(async ({ store }) => {
    const report = await importPupils({ store, reading });
    if (options.json) return printJson(report);
    const { schools, unknown, rejected } = report;
    print(`${schools} schools have a number of pupils now`);
    if (unknown.length > 0) {
      const more = unknown.length > MOST_NAMED ? ', …' : '';
      print(`${unknown.length} are not known here: ${unknown.slice(0, MOST_NAMED).join(', ')}${more}`);
    }
    for (const { row, number, reason } of rejected) {
      print(
        `left out: ${[row === 0 ? undefined : `line ${row}`, number].filter(Boolean).join(', ')}: ${reason}`,
      );
    }
  });
}
