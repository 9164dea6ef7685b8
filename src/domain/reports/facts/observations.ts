import type { LocalDate } from '../../calendar/types.ts';
import type { Template } from '../../template/model/types.ts';
import { idOf } from '../../trajectory/model/paths.ts';
import type { JournalEntry, ReportedTrajectory } from './facts.ts';
import { marksOf } from './marks.ts';

/** One thing that counts for one indicator: so much, on that day, in that trajectory. */
export interface Observation {
  readonly indicator: string;
  readonly trajectory: ReportedTrajectory;
  /** Local date of the answer, the completion or the enrolment. */
  readonly on: LocalDate;
  readonly value: number;
  readonly moment?: 'before' | 'after' | undefined;
  /** What was aimed at instead of what was done. */
  readonly isTarget: boolean;
  /** Id of the organisation that gives the training, as it was on the day of the report. */
  readonly provider?: string | undefined;
}

/** What the extraction has to look up. */
export interface Lookups {
  /** The template that a trajectory is pinned to; nothing when it is not known. */
  readonly templateOf: (id: string, version: number) => Template | undefined;
  /** The organisation of a person who gives training. */
  readonly organisationOf: (person: string) => string | undefined;
  /** Takes the first completion of each step, whatever became of it; the last that stands otherwise. */
  readonly firstOnly?: boolean;
}

/**
 * Everything in these journals that counts for an indicator. A step that was sent back or reopened counts no more until
 * it is done again, and then as it was done last.
 */
export function observationsOf(
  trajectories: readonly ReportedTrajectory[],
  lookups: Lookups,
): readonly Observation[] {
  return trajectories.flatMap((trajectory) => observed(trajectory, lookups));
}

function observed(trajectory: ReportedTrajectory, lookups: Lookups): Observation[] {
  const enrolled = trajectory.journal.find(({ type }) => type === 'enrolled');
  if (enrolled === undefined) return [];
  const template = lookups.templateOf(trajectory.template, trajectory.templateVersion);
  const provider = template && providerOf(trajectory, template, lookups);
  const reached = trajectory.school === undefined ? [] : ['schools_in_trajectory', reachedAs(trajectory)];
  const base = { trajectory, provider };
  return [
    ...reached.map((indicator) =>
      observation(base, { indicator, on: enrolled.on, value: 1, isTarget: false }),
    ),
    ...takingPart(base),
    ...(template === undefined ? [] : aimedAt(template, base, enrolled.on)),
    ...(template === undefined
      ? []
      : standing(trajectory.journal, lookups.firstOnly ?? false).flatMap((entry) =>
          counted(entry, template, base),
        )),
  ];
}

/** What the template itself aims at, from the day on which somebody began with it. */
function aimedAt(
  template: Template,
  base: Pick<Observation, 'trajectory' | 'provider'>,
  on: LocalDate,
): Observation[] {
  return [...marksOf(template).values()].flatMap(({ counts, target }) =>
    target === undefined
      ? []
      : counts.map((indicator) => observation(base, { indicator, on, value: target, isTarget: true })),
  );
}

/** A school that takes part in a project is reached by it, from its own first day and at its own place. */
function takingPart({ trajectory, provider }: Pick<Observation, 'trajectory' | 'provider'>): Observation[] {
  return (trajectory.participants ?? []).flatMap(({ from, ...school }) => {
    const { province: _p, network: _n, level: _l, ...project } = trajectory;
    const base = { trajectory: { ...project, ...school }, provider };
    return ['schools_in_trajectory', reachedAs(trajectory)].map((indicator) =>
      observation(base, { indicator, on: from, value: 1, isTarget: false }),
    );
  });
}

// There are tens of thousands in a report: naming each key takes a tenth of the time of putting objects together.
function observation(
  { trajectory, provider }: Pick<Observation, 'trajectory' | 'provider'>,
  { indicator, on, value, moment, isTarget }: Omit<Observation, 'trajectory' | 'provider'>,
): Observation {
  return { indicator, trajectory, on, value, moment, isTarget, provider };
}

function reachedAs({ group }: ReportedTrajectory): string {
  if (group === 'volger') return 'reached_volgers';
  return group === 'first-mover' ? 'reached_first_movers' : 'reached_group_unknown';
}

/** The completions that stand at the end of a journal: the last of each occurrence, unless it was opened again. */
function standing(journal: readonly JournalEntry[], firstOnly: boolean): JournalEntry[] {
  const last = new Map<string, JournalEntry>();
  for (const entry of journal) {
    if (entry.path === undefined || (firstOnly && last.has(entry.path))) continue;
    if (entry.type === 'completed') last.set(entry.path, entry);
    if (!firstOnly && (entry.type === 'returned' || entry.type === 'reopened')) last.delete(entry.path);
  }
  return [...last.values()];
}

function counted(
  entry: JournalEntry,
  template: Template,
  base: Pick<Observation, 'trajectory' | 'provider'>,
): Observation[] {
  const marks = marksOf(template).get(idOf(entry.path ?? ''));
  if (marks === undefined) return [];
  const { on, answers } = entry;
  const counts = marks.outcome === undefined || entry.outcome === marks.outcome ? marks.counts : [];
  const fields = marks.fields.flatMap(({ field, indicator, moment, isTarget }): Observation[] => {
    const value = numberIn(answers?.[field]);
    return value === undefined ? [] : [observation(base, { indicator, on, value, moment, isTarget })];
  });
  return [
    ...counts.map((indicator) => observation(base, { indicator, on, value: 1, isTarget: false })),
    ...fields,
  ];
}

// No is no observation: nothing happened that could be counted.
function numberIn(answer: unknown): number | undefined {
  if (typeof answer === 'boolean') return answer ? 1 : undefined;
  return typeof answer === 'number' && Number.isFinite(answer) ? answer : undefined;
}

/** Who gives the training in the end: the organisation of the person in the first provider's role that is filled. */
function providerOf(
  { journal }: ReportedTrajectory,
  template: Template,
  { organisationOf }: Lookups,
): string | undefined {
  const holders = new Map<string, string>();
  for (const { type, roles, role, person } of journal) {
    if (type === 'enrolled') for (const [id, who] of Object.entries(roles ?? {})) holders.set(id, who);
    else if (role !== undefined && person !== undefined) holders.set(role, person);
  }
  for (const { id, party } of template.roles) {
    const person = party === 'provider' ? holders.get(id) : undefined;
    const organisation = person === undefined ? undefined : organisationOf(person);
    if (organisation !== undefined) return organisation;
  }
  return undefined;
}
