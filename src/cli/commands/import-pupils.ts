import { importPupils } from '../../application/schools/import-pupils.ts';
import { importSectors } from '../../application/schools/import-sectors.ts';
import { readPupilsCsv } from '../../register/pupils.ts';
import type { RejectedRow } from '../../register/school.ts';
import { readSectorsCsv } from '../../register/sectors.ts';
import { print, printJson } from '../output.ts';
import { readTableFile } from '../read-file.ts';
import { withStore } from '../with-store.ts';

/** So many numbers of unknown schools are named. */
const MOST_NAMED = 10;

type Options = { readonly json?: boolean };

/** Takes over how many pupils schools have, from a file, and prints what became of it. */
export async function runImportPupils(file: string, options: Options): Promise<void> {
  const reading = readPupilsCsv(await readTableFile(file));
  await withStore(async ({ store }) => {
    tell(await importPupils({ store, reading }), 'have a number of pupils now', options);
  });
}

/** Takes over which sectors are near schools, from a file, and prints what became of it. */
export async function runImportSectors(file: string, options: Options): Promise<void> {
  const reading = readSectorsCsv(await readTableFile(file));
  await withStore(async ({ store }) => {
    tell(await importSectors({ store, reading }), 'have sectors near them now', options);
  });
}

function tell(
  report: {
    readonly schools: number;
    readonly unknown: readonly string[];
    readonly rejected: readonly RejectedRow[];
  },
  done: string,
  { json }: Options,
): void {
  if (json) {
    printJson(report);
    return;
  }
  const { schools, unknown, rejected } = report;
  print(`${schools} schools ${done}`);
  if (unknown.length > 0) {
    const more = unknown.length > MOST_NAMED ? ', …' : '';
    print(`${unknown.length} are not known here: ${unknown.slice(0, MOST_NAMED).join(', ')}${more}`);
  }
  for (const { row, number, reason } of rejected) {
    print(
      `left out: ${[row === 0 ? undefined : `line ${row}`, number].filter(Boolean).join(', ')}: ${reason}`,
    );
  }
}
