import { selectedBy } from '../../application/bulk/items.ts';
import { previewBulk } from '../../application/bulk/preview.ts';
import { definedOf } from '../../application/defined.ts';
import { attend } from '../../application/gatherings/attend.ts';
import { planGathering } from '../../application/gatherings/plan.ts';
import { previewGathering } from '../../application/gatherings/preview.ts';
import { readGathering, readGatherings } from '../../application/gatherings/read.ts';
import type { Language } from '../../domain/text.ts';
import { shortMoment } from '../../texts/dates.ts';
import { usageError } from '../errors.ts';
import { print, printJson } from '../output.ts';
import { table } from '../table.ts';
import { askedBy, type ManyOptions } from './asked-by.ts';
import { printPreview } from './outcomes.ts';
import { timesOf } from './times.ts';

/** Lists the gatherings, or shows who comes to one. */
export async function gatherings(id: string | undefined, options: ManyOptions): Promise<void> {
  await askedBy(options, async (deps, caller) => {
    const said = texts[options.language];
    if (id !== undefined) {
      const found = await readGathering(deps, caller.scope, id);
      if (options.json) return printJson(found);
      const rows = found.seats.map(({ reference, school, present, isArranged }) => [
        ...[reference, school ?? ''],
        present === undefined ? (isArranged ? said.arranged : said.not) : present ? said.there : said.away,
      ]);
      return print(table(said.seats, rows));
    }
    const all = await readGatherings(deps, caller.scope);
    if (options.json) return printJson(all);
    if (all.length === 0) return print(said.none);
    const rows = all.map((one) => [
      ...[one.title, shortMoment(one.start, options.language), one.place ?? ''],
      ...[String(one.coming), String(one.present), one.id],
    ]);
    print(table(said.head, rows));
  });
}

/** Plans one date for all trajectories of a model in which people have yet to meet. */
export async function gather(
  title: string,
  options: ManyOptions & {
    readonly template: string;
    readonly step?: string;
    readonly at: string;
    readonly until: string;
    readonly place?: string;
    readonly seats?: string;
  },
): Promise<void> {
  const { start, end } = timesOf(options.at, options.until);
  const seats = options.seats === undefined ? undefined : Number(options.seats);
  if (seats !== undefined && !(seats > 0)) throw usageError('--seats takes a number above zero.');
  await askedBy(options, async (deps, caller) => {
    const { template, step, place, language } = options;
    const filter = { template, status: 'active' };
    const trajectories = await selectedBy({ deps, scope: caller.scope, selection: { filter } });
    const wanted = definedOf({ title, start, end, place, seats, step, trajectories });
    if (options.dryRun) {
      const work = await previewGathering(deps, caller.scope, wanted);
      return printPreview(await previewBulk({ deps, person: caller.person, work, language }), options);
    }
    const planned = await planGathering({ deps, caller, wanted });
    if (options.json) return printJson(planned.gathering);
    print(texts[language].planned(planned.seats.length, planned.gathering.id));
  });
}

/** Notes who was at a gathering: everybody who was invited but those who are named. */
export async function attendance(
  id: string,
  options: ManyOptions & { readonly absent?: readonly string[] },
): Promise<void> {
  await askedBy(options, async (deps, caller) => {
    const { absent = [], language } = options;
    const { seats } = await readGathering(deps, caller.scope, id);
    const unknown = absent.find((one) => seats.every(({ reference }) => reference !== one));
    if (unknown !== undefined)
      throw usageError(`${unknown} was not invited: name references as the list has them.`);
    const noted = await attend({
      ...{ deps, caller, id },
      attendance: seats
        .filter(({ isDone }) => !isDone)
        .map(({ trajectoryId, reference }) => ({
          trajectory: trajectoryId,
          present: !absent.includes(reference),
        })),
    });
    if (options.json) return printJson(noted.gathering);
    print(texts[language].noted(noted.gathering.present, noted.gathering.absent));
  });
}

const texts = {
  nl: {
    head: ['wat', 'wanneer', 'waar', 'uitgenodigd', 'aanwezig', 'id'],
    seats: ['traject', 'school', 'stand'],
    none: 'Geen bijeenkomsten.',
    ...{ arranged: 'datum staat vast', not: 'nog zonder deze datum', there: 'was er', away: 'was er niet' },
    planned: (count: number, id: string) => `Vastgelegd in ${count} trajecten: ${id}`,
    noted: (present: number, absent: number) => `Genoteerd: ${present} aanwezig, ${absent} afwezig.`,
  },
  en: {
    head: ['what', 'when', 'where', 'invited', 'present', 'id'],
    seats: ['trajectory', 'school', 'state'],
    none: 'No gatherings.',
    ...{ arranged: 'has this date', not: 'not this date yet', there: 'was there', away: 'was not there' },
    planned: (count: number, id: string) => `Arranged in ${count} trajectories: ${id}`,
    noted: (present: number, absent: number) => `Noted: ${present} present, ${absent} absent.`,
  },
} as const satisfies { [language in Language]: object };
