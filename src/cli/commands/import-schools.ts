import { importRegister } from '../../application/schools/import-register.ts';
import { startRegisterServer } from '../../demo/register-server.ts';
import { systemClock } from '../../platform/clock.ts';
import type { Configuration } from '../../platform/configuration.ts';
import { readRegister } from '../../register/client.ts';
import { readRegisterCsv } from '../../register/csv.ts';
import type { ImportReport } from '../../register/import.ts';
import type { RegisterReading } from '../../register/school.ts';
import { commandError } from '../errors.ts';
import { print, printJson, remark } from '../output.ts';
import { readTableFile } from '../read-file.ts';
import { withStore } from '../with-store.ts';

/** What can be said on the command line. */
export interface ImportSchoolsOptions {
  readonly file?: string;
  readonly level: string;
  readonly partial?: boolean;
  readonly allowClosing?: boolean;
  readonly json?: boolean;
}

/** Reads the register, makes the stored schools the same, and prints what changed. */
export async function runImportSchools(options: ImportSchoolsOptions): Promise<void> {
  // A file is read first: when it is wrong, no database is needed to say so.
  const read = options.file === undefined ? undefined : readRegisterCsv(await readTableFile(options.file));
  await withStore(
    async ({ store, configuration }) => {
      const reading = read ?? (await readFromApi(configuration, options.level));
      const report = await importRegister({
        store,
        reading,
        now: systemClock.now().toString({ smallestUnit: 'millisecond' }),
        options: { partial: options.partial ?? false, allowManyClosed: options.allowClosing ?? false },
      });
      if (options.json) printJson(report);
      else printReport(report);
    },
    { create: true },
  );
}

async function readFromApi(configuration: Configuration, level: string): Promise<RegisterReading> {
  const { url, apiKey } = configuration.register;
  const ofLevel = level.toLowerCase() === 'all' ? {} : { level };
  if (url !== undefined) {
    remark(`Reading the register at ${new URL(url).origin}`);
    return readRegister({ url, ...(apiKey === undefined ? {} : { apiKey }), ...ofLevel });
  }
  if (configuration.environment === 'production') {
    throw commandError(
      'There is no register to read: set REGISTER_API_URL and REGISTER_API_KEY, or give --file.',
    );
  }
  remark('REGISTER_API_URL is not set: reading a local register of generated schools');
  const server = await startRegisterServer();
  try {
    return await readRegister({ url: server.url, ...ofLevel });
  } finally {
    await server.close();
  }
}

function printReport(report: ImportReport): void {
  for (const { row, number, reason } of report.rejected) {
    print(`rejected, row ${row}${number === undefined ? '' : ` (${number})`}: ${reason}`);
  }
  for (const { number, name } of report.closedSchools) print(`closed: ${number} ${name}`);
  if (report.closed > 0) {
    remark('What still runs at these schools is listed at /api/v1/departures, to be handed over or stopped.');
  }
  if (!report.sites) remark('The source gave no addresses; the known ones were kept.');
  if (report.unjudged > 0) {
    remark(
      `${report.unjudged} schools of unknown level were not looked for and stay open; --level all looks for every school.`,
    );
  }
  const { read, new: added, changed, closed, reopened, unchanged, rejected } = report;
  print(`${read} rows read`);
  print(
    `${added} new, ${changed} changed, ${closed} closed, ${reopened} reopened, ${unchanged} unchanged, ${rejected.length} rejected`,
  );
}
