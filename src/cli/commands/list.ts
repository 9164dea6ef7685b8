import { todayOf } from '../../application/now.ts';
import { personWithAddress } from '../../application/people/find.ts';
import { type ListedWithTemplate, listInScope } from '../../application/trajectories/list.ts';
import { localDateOf } from '../../domain/calendar/wall-clock.ts';
import { positionOf, roleOf } from '../../domain/template/model/lookup.ts';
import type { Language } from '../../domain/text.ts';
import { isLate } from '../../domain/trajectory/views/late.ts';
import { systemClock } from '../../platform/clock.ts';
import type { WholeStore } from '../../store/database/db.ts';
import type { ListedTrajectory } from '../../store/trajectories/list.ts';
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
  readonly silent?: boolean;
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
    const { status, template, phase, school, waitingFor, overdue, atRisk, silent, stuck, query } = options;
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
      silent,
      stuck,
      q: query,
      counsellor,
    };
    const deps = { store, clock: systemClock };
    const today = todayOf(deps);
    const found: ListedWithTemplate[] = [];
    let cursor: string | undefined;
    do {
      const limit = Math.min(pageSize, options.limit - found.length);
      const page = await listInScope({ deps, scope: deps.store.scope, filter, page: { limit, cursor } });
      found.push(...page.items);
      cursor = page.next;
    } while (cursor !== undefined && found.length < options.limit);
    if (options.json) printJson(found.map(({ item }) => item));
    else printList(found, { today, more: cursor !== undefined, language: options.language });
  });
}

async function personId(store: WholeStore, who: string): Promise<string> {
  if (isUuid(who)) return who;
  if (!who.includes('@')) throw usageError('--counsellor takes an e-mail address or an id.');
  const person = await personWithAddress({ store }, who);
  if (person === undefined) throw commandError(`Nobody has the e-mail address ${who}.`);
  return person.id;
}

/** In a narrow terminal: municipality, template, counsellor and status, in that order. */
const dispensable = [2, 3, 8, 4];

function nextDate(one: ListedTrajectory, today: string, { late, silent, goesOn }: ListTexts): string {
  const { status, nextDue, wakeAt, open, silentSince } = one;
  if (nextDue !== undefined) {
    const words = [...(isLate(one, today) ? [late] : []), ...(silentSince === undefined ? [] : [silent])];
    return [nextDue, words.join(', ')].filter(Boolean).join(' ');
  }
  return status === 'active' && open.length === 0 && wakeAt !== undefined
    ? `${goesOn} ${localDateOf(wakeAt)}`
    : '';
}

interface ListTexts {
  readonly none: string;
  readonly head: readonly string[];
  readonly late: string;
  readonly silent: string;
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
    silent: 'stil',
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
    silent: 'silent',
    goesOn: 'goes on',
    shown: (count, more, reference) =>
      `${count} shown${more ? '; there are more: raise --limit or narrow down' : ''}. Look closer with: traject show ${reference}`,
  },
};

function printList(
  found: readonly ListedWithTemplate[],
  options: {
    readonly today: string;
    readonly more: boolean;
    readonly language: Language;
  },
): void {
  const { today, more, language } = options;
  const said = texts[language];
  if (found.length === 0) {
    print(said.none);
    return;
  }
  const rows = found.map(({ item: one, template }) => {
    const roles = [...new Set(one.open.map(({ role }) => role))];
    return [
      ...[one.reference, one.schoolName ?? one.subjectName ?? one.subject.id, one.municipality],
      ...[template?.title[language] ?? one.template, statusWords[language][one.status]],
      template && one.phase && positionOf(template, one.phase)?.node.title[language],
      roles.map((role) => (template && roleOf(template, role)?.title[language]) ?? role).join(', '),
      ...[nextDate(one, today, said), one.counsellorName],
    ];
  });
  print(table(said.head, rows, { width: process.stdout.columns, dispensable }));
  print();
  print(said.shown(found.length, more, found[0]?.item.reference));
}
