import { isLocalDate } from '../calendar/day-number.ts';
import { addDays } from '../calendar/offset.ts';
import type { LocalDate } from '../calendar/types.ts';
import type { Template } from '../template/model/types.ts';
import type { Enrolment } from '../trajectory/decide/enrol.ts';
import type { LinkedTrajectory } from '../trajectory/model/state.ts';
import { type Reference, referencesIn } from './condition-literals.ts';
import { conditionsOf } from './conditions.ts';
import { linkedFacts } from './linked-facts.ts';

/** A way in which a trajectory can begin that conditions tell apart, with the words for it in a trail. */
export interface Beginning {
  readonly trail: readonly string[];
  readonly start: LocalDate;
  /** Ids of the roles that nobody has. */
  readonly empty: readonly string[];
  readonly linked: readonly LinkedTrajectory[];
  readonly group?: NonNullable<Enrolment['group']>;
}

/** No template is tried from more beginnings than this. */
const BEGINNING_LIMIT = 24;

const GROUPS = ['volger', 'first-mover'] as const;

type Change = Partial<Beginning>;

/**
 * How a trajectory can begin: with everybody there and nothing known, and with whatever else conditions ask of it: a group, a
 * role that is empty, another start, other trajectories of the same subject.
 */
export function beginningsOf(template: Template, start: LocalDate): readonly Beginning[] {
  const read = conditionsOf(template)
    .filter(({ key }) => key[0] !== 'level' && key[0] !== 'amount')
    .flatMap(({ expression }) => referencesIn(expression));
  const of = (fact: string, field?: string) =>
    read.filter(({ path }) => path[0] === fact && (field === undefined || path[1] === field));
  const groups = of('trajectory', 'group').length === 0 ? [] : GROUPS;
  const dates = startsAmong(of('trajectory', 'start'), template).filter((date) => date !== start);
  const mayBeEmpty = template.roles.filter(({ id, optional }) => optional && of('roles', id).length > 0);
  const changes: (readonly Change[])[] = [
    linkedFacts(template).map((linked) => ({ linked, trail: [`linked: ${statuses(linked)}`] })),
    groups.map((group) => ({ group, trail: [`trajectory.group: ${group}`] })),
    dates.map((date) => ({ start: date, trail: [`trajectory.start: ${date}`] })),
    ...mayBeEmpty.map(({ id }) => [{ empty: [id], trail: [`roles.${id}: …`] }]),
  ];
  const first: Beginning = { trail: [], start, empty: [], linked: [] };
  return changes
    .reduce<readonly Beginning[]>(
      (so, several) => so.concat(several.flatMap((change) => so.map((one) => changed(one, change)))),
      [first],
    )
    .slice(0, BEGINNING_LIMIT);
}

function changed(beginning: Beginning, change: Change): Beginning {
  return {
    ...beginning,
    ...change,
    empty: [...beginning.empty, ...(change.empty ?? [])],
    trail: [...beginning.trail, ...(change.trail ?? [])],
  };
}

function startsAmong(references: readonly Reference[], { availableFrom, availableUntil }: Template) {
  return references
    .flatMap(({ literals }) => literals)
    .filter((value) => typeof value === 'string')
    .filter(isLocalDate)
    .flatMap((day) => [addDays(day, -1), day, addDays(day, 1)])
    .filter((day) => day >= availableFrom && (availableUntil === undefined || day <= availableUntil));
}

function statuses(linked: readonly LinkedTrajectory[]): string {
  return [...new Set(linked.flatMap(({ status, phases }) => [status, ...Object.values(phases)]))]
    .filter((status) => status !== 'active')
    .join(', ');
}
