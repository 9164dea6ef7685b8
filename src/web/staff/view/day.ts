import type { Caller } from '../../../application/access/authorise.ts';
import type { Dependencies } from '../../../application/dependencies.ts';
import { nowOf } from '../../../application/now.ts';
import { type ListedWithTemplate, listInScope } from '../../../application/trajectories/list.ts';
import { addDays } from '../../../domain/calendar/offset.ts';
import type { Instant } from '../../../domain/calendar/types.ts';
import { instantAt, localDateOf } from '../../../domain/calendar/wall-clock.ts';
import { roleOf } from '../../../domain/template/model/lookup.ts';
import type { Template } from '../../../domain/template/model/types.ts';
import type { Language } from '../../../domain/text.ts';
import { stepOfPath } from '../../../domain/trajectory/model/built-in-tasks.ts';
import { withFallBacks } from '../../../domain/trajectory/model/role-holders.ts';
import { appointmentToCome } from '../../../domain/trajectory/views/next-appointment.ts';
import type { ListedStep, ListedTrajectory } from '../../../store/trajectories/list.ts';
import { endedItem } from './ended.ts';
import { daysLate, subjectOf } from './listed.ts';
import type { DayItem, EndedItem, MyDay } from './types.ts';

/** More trajectories than one counsellor follows. */
const MOST_OWN = 300;
/** A step this many days late is silence; the same as what the list calls at risk. */
const SILENT_AFTER = 14;
/** For so many days one's day tells of what ended. */
const ENDED_DAYS = 14;

/**
 * What needs somebody of a guidance service today, in the trajectories in which she has a role: for a coordinator those
 * of which she is told when her colleagues leave something.
 */
export async function readMyDay(deps: Dependencies, caller: Caller, language: Language): Promise<MyDay> {
  const now = nowOf(deps);
  const running = await listInScope({
    deps,
    scope: caller.scope,
    filter: { involved: caller.person, status: 'active' },
    page: { limit: MOST_OWN },
  });
  const all = running.items.flatMap(({ item, template }) =>
    template === undefined
      ? []
      : item.open.map((step) => dayItem({ item, step, template, now, reader: caller.person, language })),
  );
  const own = all.filter(({ mine }) => mine);
  const late = all.filter(({ mine, daysLate }) => !mine && daysLate > 0);
  late.sort((a, b) => b.daysLate - a.daysLate);
  return {
    own: own.sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999')),
    late: late.filter(({ daysLate }) => daysLate <= SILENT_AFTER),
    silent: late.filter(({ daysLate }) => daysLate > SILENT_AFTER),
    ended: await readEnded(deps, caller, now, language),
  };
}

async function readEnded(
  deps: Dependencies,
  caller: Caller,
  now: Instant,
  language: Language,
): Promise<EndedItem[]> {
  const endedSince = instantAt(addDays(localDateOf(now), -ENDED_DAYS), '00:00');
  const ended = await listInScope({
    deps,
    scope: caller.scope,
    filter: { involved: caller.person, endedSince },
    page: { limit: MOST_OWN },
  });
  const items = await Promise.all(ended.items.map((one) => endedItem(deps, one, language)));
  return items.sort((a, b) => b.at.localeCompare(a.at));
}

/** One open step of a listed trajectory, as one's day shows it. */
export function dayItem(request: {
  readonly item: ListedTrajectory;
  readonly step: ListedStep;
  readonly template: Template;
  readonly now: Instant;
  /** Person id. */
  readonly reader: string;
  readonly language: Language;
}): DayItem {
  const { item, step, template, now, reader, language } = request;
  const next = appointmentToCome(step.appointments, now)?.start;
  const role = roleOf(template, step.role)?.title[language] ?? step.role;
  const isReaders = item.counsellorId === reader;
  return {
    trajectory: item.id,
    path: step.path,
    subject: subjectOf(item),
    title: stepOfPath(template, step.path)?.step.title[language] ?? step.step,
    who: role,
    mine: personOf(step.role, item, template) === reader,
    daysLate: daysLate(step, now),
    ...(step.due === undefined ? {} : { due: step.due }),
    ...(next === undefined ? {} : { appointment: next }),
    ...(isReaders || item.counsellorName === undefined ? {} : { counsellor: item.counsellorName }),
  };
}

function personOf(role: string, { roles }: ListedWithTemplate['item'], template: Template) {
  return withFallBacks(role, template)
    .map((one) => roles[one])
    .find((person) => person !== undefined);
}
