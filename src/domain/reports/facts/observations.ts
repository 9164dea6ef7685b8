import { schoolYearOf } from '../../calendar/school-year.ts';
import type { Instant, LocalDate } from '../../calendar/types.ts';
import { localDateOf } from '../../calendar/wall-clock.ts';
import type { Template } from '../../template/model/types.ts';
import type { EventBody, TrajectoryEvent } from '../../trajectory/model/events.ts';
import { idOf } from '../../trajectory/model/paths.ts';
import { marksOf } from './marks.ts';

/** One thing that counts for one indicator: so much, on that day. */
export interface Observation {
  /** The entry of the journal that says it, and the how manieth thing in it, from 0. */
  readonly version: number;
  readonly number: number;
  /** The occurrence of the step that was completed; absent for the enrolment. */
  readonly path?: string;
  readonly indicator: string;
  readonly moment?: 'before' | 'after';
  /** What was aimed at instead of what was done. */
  readonly isTarget: boolean;
  readonly value: number;
  readonly at: Instant;
  /** Local date in Brussels. */
  readonly on: LocalDate;
  readonly schoolYear: string;
  /** Since when it counts no more. */
  readonly until?: Instant;
  /** Whether none of the entries before, among those that are looked at, completes the same occurrence. */
  readonly isFirst: boolean;
}

/** Who has a role of a provider, from when until when. */
export interface ProviderHolder {
  readonly version: number;
  readonly role: string;
  /** The place of the role among those of its template, from 0. */
  readonly rank: number;
  readonly person: string;
  readonly at: Instant;
  readonly until?: Instant;
}

/** What entries of a journal change in what is counted. */
export interface CountedChanges {
  readonly observations: readonly Observation[];
  /** Occurrences of which what counted before counts no more. */
  readonly ended: readonly { readonly path: string; readonly at: Instant }[];
  readonly holders: readonly ProviderHolder[];
  /** Roles of which whoever had them before has them no more. */
  readonly replaced: readonly { readonly role: string; readonly at: Instant }[];
}

/** What is known of a trajectory beside its journal. */
export interface CountedHead {
  /** Number of the school that it concerns. */
  readonly school?: string | undefined;
  readonly group?: string | undefined;
}

type Entry = Pick<TrajectoryEvent, 'version' | 'at' | 'body'>;

/**
 * What entries of a journal bring to be counted, in their order; of a whole journal, everything there is. What was sent
 * back or opened again counts no more until it is done again, and then as it was done last.
 * @param entries without gaps, up to the last one there is
 */
export function countedIn(
  entries: readonly Entry[],
  template: Template,
  head: CountedHead = {},
): CountedChanges {
  return { ...observationsIn(entries, template, head), ...holdersIn(entries, template) };
}

function observationsIn(entries: readonly Entry[], template: Template, head: CountedHead) {
  const endings = entries.flatMap(({ version, at, body }) => {
    const path = endedBy(body);
    return path === undefined || !marksOf(template).has(idOf(path)) ? [] : [{ version, at, path }];
  });
  const completed = new Set<string>();
  const observations = entries.flatMap((entry) => {
    const { version, at, body } = entry;
    const path = body.type === 'completed' ? body.path : undefined;
    const ending = endings.find((one) => one.path === path && one.version > version);
    const on = localDateOf(at);
    const shared = {
      ...{ version, at, on, schoolYear: schoolYearOf(on) },
      ...(path === undefined ? {} : { path }),
      ...(ending === undefined ? {} : { until: ending.at }),
      isFirst: path === undefined || !completed.has(path),
    };
    if (path !== undefined) completed.add(path);
    return countsOf(body, template, head).map(
      (counts, number): Observation => ({ ...shared, ...counts, number }),
    );
  });
  const ended = [...new Map(endings.toReversed().map(({ path, at }) => [path, { path, at }])).values()];
  return { observations, ended };
}

/** The occurrence of which an entry takes away what counted. */
function endedBy(body: EventBody): string | undefined {
  if (body.type === 'returned') return body.target;
  return body.type === 'completed' || body.type === 'reopened' ? body.path : undefined;
}

type Counts = Pick<Observation, 'indicator' | 'value' | 'isTarget' | 'moment'>;

function countsOf(body: EventBody, template: Template, head: CountedHead): Counts[] {
  if (body.type === 'enrolled') return [...reached(head), ...aimedAt(template)];
  return body.type === 'completed' ? completedCounts(body, template) : [];
}

function reached({ school, group }: CountedHead): Counts[] {
  if (school === undefined) return [];
  return ['schools_in_trajectory', reachedAs(group)].map((indicator) => ({
    ...{ indicator, value: 1, isTarget: false },
  }));
}

function reachedAs(group: string | undefined): string {
  if (group === 'volger') return 'reached_volgers';
  return group === 'first-mover' ? 'reached_first_movers' : 'reached_group_unknown';
}

/** What the template itself aims at, from the day on which somebody began with it. */
function aimedAt(template: Template): Counts[] {
  return [...marksOf(template).values()].flatMap(({ aims, target }) =>
    target === undefined ? [] : aims.map((indicator) => ({ indicator, value: target, isTarget: true })),
  );
}

function completedCounts(
  { path, outcome, answers }: Extract<EventBody, { type: 'completed' }>,
  template: Template,
): Counts[] {
  const marks = marksOf(template).get(idOf(path));
  if (marks === undefined) return [];
  const counts = marks.outcome === undefined || outcome === marks.outcome ? marks.counts : [];
  return [
    ...counts.map((indicator) => ({ indicator, value: 1, isTarget: false })),
    ...marks.fields.flatMap(({ field, indicator, moment, isTarget }): Counts[] => {
      const value = numberIn(answers?.[field]);
      if (value === undefined) return [];
      return [{ indicator, value, isTarget, ...(moment === undefined ? {} : { moment }) }];
    }),
  ];
}

// No is no observation: nothing happened that could be counted.
function numberIn(answer: unknown): number | undefined {
  if (typeof answer === 'boolean') return answer ? 1 : undefined;
  return typeof answer === 'number' && Number.isFinite(answer) ? answer : undefined;
}

function holdersIn(entries: readonly Entry[], template: Template) {
  const ranks = new Map(template.roles.map(({ id, party }, rank) => [id, { party, rank }]));
  const taken = entries.flatMap(({ version, at, body }) =>
    rolesGivenBy(body).flatMap(({ role, person }) => {
      const found = ranks.get(role);
      return found?.party === 'provider' ? [{ version, role, rank: found.rank, person, at }] : [];
    }),
  );
  const holders = taken.map((one): ProviderHolder => {
    const next = taken.find(({ role, version }) => role === one.role && version > one.version);
    return next === undefined ? one : { ...one, until: next.at };
  });
  const replaced = [...new Map(taken.toReversed().map(({ role, at }) => [role, { role, at }])).values()];
  return { holders, replaced };
}

function rolesGivenBy(body: EventBody): { role: string; person: string }[] {
  if (body.type === 'enrolled') {
    return Object.entries(body.roles).map(([role, person]) => ({ role, person }));
  }
  if (body.type === 'assigned') return [{ role: body.role, person: body.person }];
  return body.type === 'handed-over' ? [{ role: body.role, person: body.to }] : [];
}
