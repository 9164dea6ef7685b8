import { EVERYTHING } from '../../domain/access/scope.ts';
import { localDateOf } from '../../domain/calendar/wall-clock.ts';
import { positionOf, roleOf } from '../../domain/template/model/lookup.ts';
import type { Template } from '../../domain/template/model/types.ts';
import type { Language } from '../../domain/text.ts';
import { isLate } from '../../domain/trajectory/views/late.ts';
import { systemClock } from '../../platform/clock.ts';
import type { Store } from '../../store/database/db.ts';
import { findPersonByEmail } from '../../store/people/people.ts';
import { templateOf } from '../../store/templates/templates.ts';
import { type ListedTrajectory, listTrajectories } from '../../store/trajectories/list.ts';
import { statusWords } from '../../texts/statuses.ts';
import { isUuid } from '../arguments.ts';
import { commandError, usageError } from '../errors.ts';
import { print, printJson } from '../output.ts';
import { table } from '../table.ts';
import { withStore } from '../with-store.ts';

/** What can be said on the command line. */
export interface ListOptions {
  readonly status?: string;
  readonly template?: string;
  readonly phase?: string;
  readonly school?: string;
  readonly counsellor?: string;
  readonly waitingFor?: string;
  readonly overdue?: boolean;
  readonly atRisk?: boolean;
  readonly stuck?: boolean;
  readonly query?: string;
  readonly limit: number;
  readonly language: Language;
  readonly json?: boolean;
}

/** Most rows that the database is asked for at once. */
const pageSize = 200;

/** Prints the trajectories that were asked for, the last changed first. */
export async function list(options: ListOptions): Promise<void> {
  await withStore(async ({ store }) => {
    const { status, template, phase, school, waitingFor, overdue, atRisk, stuck, query } = options;
    const counsellor =
      options.counsellor === undefined ? undefined : await personId(store, options.counsellor);
    const filter = {
      status,
      template,
      phase,
      school,
      waitingFor,
      overdue,
      atRisk,
      stuck,
      q: query,
      counsellor,
    };
    const today = localDateOf(systemClock.now().toString({ smallestUnit: 'millisecond' }));
    const found: ListedTrajectory[] = [];
    let cursor: string | undefined;
    do {
      const limit = Math.min(pageSize, options.limit - found.length);
      const page = await listTrajectories(store, EVERYTHING, filter, { limit, cursor }, today);
      found.push(...page.items);
      cursor = page.next;
    } while (cursor !== undefined && found.length < options.limit);
    if (options.json) printJson(found);
    else {
      const titles = await templatesOf(store, found);
      printList(found, { titles, today, more: cursor !== undefined, language: options.language });
    }
  });
}

async function personId(store: Store, who: string): Promise<string> {
  if (isUuid(who)) return who;
  if (!who.includes('@')) throw usageError('--counsellor takes an e-mail address or an id.');
  const person = await findPersonByEmail(store, who);
  if (person === undefined) throw commandError(`Nobody has the e-mail address ${who}.`);
  return person.id;
}

/** In a narrow terminal: municipality, template, counsellor and status, in that order. */
const dispensable = [2, 3, 8, 4];

type Titles = (one: ListedTrajectory) => Template;

/** The templates of what is listed: titles and role names stand in them. */
async function templatesOf(store: Store, found: readonly ListedTrajectory[]): Promise<Titles> {
  const key = ({ template, templateVersion }: ListedTrajectory) => `${template}@${templateVersion}`;
  const versions = new Map(found.map((one) => [key(one), one]));
  const templates = new Map<string, Template>();
  for (const [version, { template, templateVersion }] of versions) {
    templates.set(version, await templateOf(store, template, templateVersion));
  }
  return (one) => templates.get(key(one)) as Template;
}

function nextDate(one: ListedTrajectory, today: string, { late, goesOn }: ListTexts): string {
  const { status, nextDue, wakeAt, open } = one;
  if (nextDue !== undefined) return isLate(one, today) ? `${nextDue} ${late}` : nextDue;
  return status === 'active' && open.length === 0 && wakeAt !== undefined
    ? `${goesOn} ${localDateOf(wakeAt)}`
    : '';
}

interface ListTexts {
  readonly none: string;
  readonly head: readonly string[];
  readonly late: string;
  readonly goesOn: string;
  readonly shown: (count: number, more: boolean, reference: string | undefined) => string;
}

const texts: { readonly [language in Language]: ListTexts } = {
  nl: {
    none: 'Geen trajecten.',
    head: [
      ...['referentie', 'school', 'gemeente', 'modeltraject', 'status'],
      ...['fase', 'wacht op', 'tegen', 'begeleider'],
    ],
    late: 'te laat',
    goesOn: 'gaat verder op',
    shown: (count, more, reference) =>
      `${count} getoond${more ? '; er zijn er meer: verhoog --limit of kies nauwer' : ''}. Meer over één traject: traject show ${reference}`,
  },
  en: {
    none: 'No trajectories.',
    head: [
      ...['reference', 'school', 'municipality', 'template', 'status'],
      ...['phase', 'waits for', 'due', 'counsellor'],
    ],
    late: 'late',
    goesOn: 'goes on',
    shown: (count, more, reference) =>
      `${count} shown${more ? '; there are more: raise --limit or narrow down' : ''}. Look closer with: traject show ${reference}`,
  },
};

function printList(
  found: readonly ListedTrajectory[],
  options: {
    readonly titles: Titles;
    readonly today: string;
    readonly more: boolean;
    readonly language: Language;
  },
): void {
  const { titles, today, more, language } = options;
  const said = texts[language];
  if (found.length === 0) {
    print(said.none);
    return;
  }
  const rows = found.map((one) => {
    const template = titles(one);
    const roles = [...new Set(one.open.map(({ role }) => role))];
    return [
      ...[one.reference, one.schoolName ?? one.subjectName ?? one.subject.id, one.municipality],
      ...[template.title[language], statusWords[language][one.status]],
      one.phase === undefined ? undefined : positionOf(template, one.phase)?.node.title[language],
      roles.map((role) => roleOf(template, role)?.title[language] ?? role).join(', '),
      ...[nextDate(one, today, said), one.counsellorName],
    ];
  });
  print(table(said.head, rows, { width: process.stdout.columns, dispensable }));
  print();
  print(said.shown(found.length, more, found[0]?.reference));
}
