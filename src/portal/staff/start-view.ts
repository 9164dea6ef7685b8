import type { Caller } from '../../api/access.ts';
import type { Dependencies } from '../../api/dependencies.ts';
import { todayOf } from '../../api/now.ts';
import { type ListedWithTemplate, listInScope } from '../../api/trajectories/list.usecase.ts';
import { daysBetween } from '../../domain/calendar/day-number.ts';
import type { LocalDate } from '../../domain/calendar/types.ts';
import { localDateOf } from '../../domain/calendar/wall-clock.ts';
import { roleOf } from '../../domain/template/lookup.ts';
import type { Template } from '../../domain/template/types.ts';
import type { Language } from '../../domain/text.ts';
import { stepOfPath } from '../../domain/trajectory/tasks.ts';
import { findPerson, listPeople, type Person } from '../../store/people.repository.ts';
import type { ListedStep } from '../../store/trajectory-list.repository.ts';
import type { DayItem, MyDay, OverviewPage, OverviewRow, Pickable } from './views.ts';

const PAGE_SIZE = 25;
/** More trajectories than one counsellor follows. */
const MOST_OWN = 300;
/** A step this many days late is silence; the same as what the list calls at risk. */
const SILENT_AFTER = 14;

/** What the overview was asked for. */
export type OverviewQuery = {
  readonly q?: string | undefined;
  readonly status?: string | undefined;
  readonly overdue?: boolean | undefined;
  readonly cursor?: string | undefined;
};

/** Everybody whom one can look as in the demo: administrators first, then the direction, then counsellors by name. */
export async function readPickable(deps: Dependencies): Promise<Pickable[]> {
  const functions = ['administrator', 'central', 'coordinator', 'counsellor'] as const;
  const lists = await Promise.all(
    functions.map((one) => listPeople(deps.store, { function: one }, { limit: 50 })),
  );
  return lists.flatMap(({ items }, index) =>
    items
      .filter(({ leftAt }) => leftAt === undefined)
      .map(({ id, name }) => ({ id, name, function: functions[index] ?? 'counsellor' })),
  );
}

/** Somebody who looks, by name. */
export function readPerson(deps: Dependencies, caller: Caller): Promise<Person | undefined> {
  return findPerson(deps.store, caller.person);
}

/** The trajectories that somebody may see, narrowed as asked, a page at a time. */
export async function readOverview(
  deps: Dependencies,
  caller: Caller,
  query: OverviewQuery,
  language: Language,
): Promise<OverviewPage> {
  const today = todayOf(deps);
  const { q, status, overdue, cursor } = query;
  const found = await listInScope({
    deps,
    scope: caller.scope,
    filter: {
      ...(q === undefined ? {} : { q }),
      ...(status === undefined ? {} : { status }),
      ...(overdue ? { overdue } : {}),
    },
    page: { limit: PAGE_SIZE, cursor },
  });
  return {
    rows: found.items.map((one) => rowOf(one, today, language)),
    ...(found.next === undefined ? {} : { next: found.next }),
  };
}

/** What needs a counsellor today. */
export async function readMyDay(deps: Dependencies, caller: Caller, language: Language): Promise<MyDay> {
  const today = todayOf(deps);
  const { items } = await listInScope({
    deps,
    scope: caller.scope,
    filter: { counsellor: caller.person, status: 'active' },
    page: { limit: MOST_OWN },
  });
  const all = items.flatMap(({ item, template }) =>
    template === undefined
      ? []
      : item.open.map((step) => ({
          step,
          party: roleOf(template, step.role)?.party,
          day: dayItem(item, step, template, today, language),
        })),
  );
  const bySchools = all.filter(({ party }) => party !== 'pbd' && party !== undefined).map(({ day }) => day);
  const late = bySchools.filter(({ daysLate }) => daysLate > 0).sort((a, b) => b.daysLate - a.daysLate);
  return {
    own: all
      .filter(({ party }) => party === 'pbd')
      .map(({ day }) => day)
      .sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999')),
    late: late.filter(({ daysLate }) => daysLate <= SILENT_AFTER),
    silent: late.filter(({ daysLate }) => daysLate > SILENT_AFTER),
  };
}

function dayItem(
  item: ListedWithTemplate['item'],
  step: ListedStep,
  template: Template,
  today: LocalDate,
  language: Language,
): DayItem {
  return {
    trajectory: item.id,
    subject: item.schoolName ?? item.reference,
    title: titleOf(template, step, language),
    who: roleOf(template, step.role)?.title[language] ?? step.role,
    daysLate: step.due === undefined ? 0 : Math.max(0, daysBetween(step.due, today)),
    ...(step.due === undefined ? {} : { due: step.due }),
  };
}

function rowOf({ item, template }: ListedWithTemplate, today: LocalDate, language: Language): OverviewRow {
  const open = item.status === 'active' ? item.open : [];
  const roles = [...new Set(open.map(({ role }) => role))];
  const due = item.nextDue;
  const phase = template?.phases.find(({ id }) => id === item.phase)?.title[language];
  return {
    id: item.id,
    reference: item.reference,
    subject: item.schoolName ?? item.reference,
    template: template?.title[language] ?? item.template,
    status: item.status,
    waitingFor: roles.map((role) => (template && roleOf(template, role)?.title[language]) ?? role),
    overdue: item.status === 'active' && due !== undefined && due < today,
    ...(item.municipality === undefined ? {} : { municipality: item.municipality }),
    ...(phase === undefined ? {} : { phase }),
    ...(due === undefined || item.status !== 'active' ? {} : { due }),
    ...(item.status === 'active' && open.length === 0 && item.wakeAt !== undefined
      ? { goesOn: localDateOf(item.wakeAt) }
      : {}),
  };
}

function titleOf(template: Template, step: ListedStep, language: Language): string {
  return stepOfPath(template, step.path)?.step.title[language] ?? step.step;
}
