import type { Instant } from '../../calendar/types.ts';
import { roleOf } from '../../template/model/lookup.ts';
import type { Template } from '../../template/model/types.ts';
import type { NodeState, RoleAssignment, TrajectoryState } from './state.ts';

/** The person in a role, or in the first role of its fall-back chain that somebody has. */
export function personIn(role: string, state: TrajectoryState, template: Template): string | undefined {
  for (const candidate of withFallBacks(role, template)) {
    const assignment = state.roles[candidate];
    if (assignment !== undefined) return assignment.person;
  }
  return undefined;
}

/** Who does an occurrence of a step: whoever it was passed on to, else the person in its role. */
export function personOf(
  role: string,
  node: NodeState | undefined,
  state: TrajectoryState,
  template: Template,
): string | undefined {
  return delegateFor(role, node) ?? personIn(role, state, template);
}

/** Whoever a step was passed on to, for what goes to its role; for other roles nobody. */
export function delegateFor(role: string, node: NodeState | undefined): string | undefined {
  return node?.delegate?.role === role ? node.delegate.person : undefined;
}

/** Whether somebody has, or had, a step that was passed on to them alone. */
export function hasDelegated(person: string, state: TrajectoryState): boolean {
  return Object.values(state.nodes).some(({ delegate }) => delegate?.person === person);
}

/** A role followed by those that stand in for it, nearest first. */
export function withFallBacks(role: string, template: Template): readonly string[] {
  const chain: string[] = [];
  for (let next: string | undefined = role; next !== undefined && !chain.includes(next); ) {
    chain.push(next);
    next = roleOf(template, next)?.fallsBackTo;
  }
  return chain;
}

type Roles = TrajectoryState['roles'];

/** When a role went from one person to another, or got somebody for the first time under way. */
export interface ChangeOfHands {
  readonly at: Instant;
  readonly by: 'act' | 'time';
  /** Nobody else has it: only the address is another one. */
  readonly readdressed?: true;
}

/** Every moment at which one of these roles, or one that stands in for it, changed hands; in order of time. */
export function changesOfHands(
  roles: readonly string[],
  { state, template }: { readonly state: Pick<TrajectoryState, 'roles'>; readonly template: Template },
): readonly ChangeOfHands[] {
  const concerned = new Set(roles.flatMap((role) => withFallBacks(role, template)));
  const changes = [...concerned].flatMap((role): ChangeOfHands[] => {
    const { revision = 0, former = [], since = '', by = 'act' } = state.roles[role] ?? {};
    if (former.length === 0) return revision === 1 ? [{ at: since, by }] : [];
    return former.map(({ until, by: how, readdressed }) => ({
      ...{ at: until, by: how },
      ...(readdressed === undefined ? {} : { readdressed }),
    }));
  });
  const byMoment = new Map(changes.map((change) => [change.at, change]));
  return [...byMoment.values()].sort((one, other) => (one.at < other.at ? -1 : 1));
}

/** Who had a role, or stood in for it, just before an instant; nobody when that was not kept. */
export function personBefore(
  role: string,
  at: Instant,
  { state, template }: { readonly state: Pick<TrajectoryState, 'roles'>; readonly template: Template },
): string | undefined {
  return personThen(
    role,
    state.roles,
    template,
    (until) => until >= at,
    (since) => since < at,
  );
}

/** Who had a role, or stood in for it, from an instant on. */
export function personFrom(
  role: string,
  at: Instant,
  { state, template }: { readonly state: Pick<TrajectoryState, 'roles'>; readonly template: Template },
): string | undefined {
  return personThen(
    role,
    state.roles,
    template,
    (until) => until > at,
    (since) => since <= at,
  );
}

function personThen(
  role: string,
  roles: Roles,
  template: Template,
  isUntil: (until: Instant) => boolean,
  isSince: (since: Instant) => boolean,
): string | undefined {
  for (const candidate of withFallBacks(role, template)) {
    const assignment = roles[candidate];
    if (assignment === undefined) continue;
    const former = assignment.former?.find(({ until }) => isUntil(until));
    if (former !== undefined) return former.person;
    if (isSince(assignment.since)) return assignment.person;
    if (isUnknown(assignment)) return undefined;
    // It got somebody for the first time later; until then another stood in.
    if (assignment.revision === 1 && assignment.former?.length === 0) continue;
    return assignment.person;
  }
  return undefined;
}

function isUnknown({ revision, former }: RoleAssignment): boolean {
  return revision > 0 && former === undefined;
}

/** How often the roles of a trajectory went to somebody else, as far as that was kept. */
export function countOfChanges(roles: Roles): number {
  return Object.values(roles).reduce(
    (sum, { former, revision }) => sum + (former === undefined ? 0 : revision),
    0,
  );
}
