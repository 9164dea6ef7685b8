import { localDateOf } from '../../domain/calendar/wall-clock.ts';
import { systemClock } from '../../platform/clock.ts';
import type { Store } from '../../store/db.ts';
import { findPersonByEmail } from '../../store/people.repository.ts';
import { type ListedTrajectory, listTrajectories } from '../../store/trajectory-list.repository.ts';
import { commandError, usageError } from '../failure.ts';
import { print, printJson } from '../output.ts';
import { withStore } from '../surroundings.ts';
import { table } from '../table.ts';
import { isUuid } from '../values.ts';

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
  readonly query?: string;
  readonly limit: number;
  readonly json?: boolean;
}

/** Most rows that the database is asked for at once. */
const pageSize = 200;

/** Prints the trajectories that were asked for, the last changed first. */
export async function list(options: ListOptions): Promise<void> {
  await withStore(async ({ store }) => {
    const { status, template, phase, school, waitingFor, overdue, atRisk, query } = options;
    const counsellor =
      options.counsellor === undefined ? undefined : await personId(store, options.counsellor);
    const filter = { status, template, phase, school, waitingFor, overdue, atRisk, q: query, counsellor };
    const today = localDateOf(systemClock.now().toString({ smallestUnit: 'millisecond' }));
    const found: ListedTrajectory[] = [];
    let cursor: string | undefined;
    do {
      const limit = Math.min(pageSize, options.limit - found.length);
      const page = await listTrajectories(store, filter, { limit, cursor }, today);
      found.push(...page.items);
      cursor = page.next;
    } while (cursor !== undefined && found.length < options.limit);
    if (options.json) printJson(found);
    else printList(found, today, cursor !== undefined);
  });
}

async function personId(store: Store, who: string): Promise<string> {
  if (isUuid(who)) return who;
  if (!who.includes('@')) throw usageError('--counsellor takes an e-mail address or an id.');
  const person = await findPersonByEmail(store, who);
  if (person === undefined) throw commandError(`Nobody has the e-mail address ${who}.`);
  return person.id;
}

function nextDate({ status, nextDue, wakeAt, open }: ListedTrajectory, today: string): string {
  const isActive = status === 'active';
  if (nextDue !== undefined) return isActive && nextDue < today ? `${nextDue} late` : nextDue;
  return isActive && open.length === 0 && wakeAt !== undefined ? `goes on ${localDateOf(wakeAt)}` : '';
}

function printList(found: readonly ListedTrajectory[], today: string, more: boolean): void {
  if (found.length === 0) {
    print('No trajectories.');
    return;
  }
  print(
    table(
      [
        'reference',
        'school',
        'municipality',
        'template',
        'status',
        'phase',
        'waits for',
        'due',
        'counsellor',
      ],
      found.map((one) => [
        ...[
          one.reference,
          one.schoolName ?? one.subject.id,
          one.municipality,
          one.template,
          one.status,
          one.phase,
        ],
        [...new Set(one.open.map(({ role }) => role))].join(', '),
        nextDate(one, today),
        one.counsellorName,
      ]),
    ),
  );
  print();
  print(
    `${found.length} shown${more ? '; there are more: raise --limit or narrow down' : ''}. Look closer with: traject show ${found[0]?.reference}`,
  );
}
