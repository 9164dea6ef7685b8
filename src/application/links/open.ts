import { epochMillisecondsOf } from '../../domain/calendar/instant.ts';
import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import { localDateOf } from '../../domain/calendar/wall-clock.ts';
import type { Letterhead } from '../../domain/letterhead.ts';
import type { Template } from '../../domain/template/model/types.ts';
import type { Context } from '../../domain/trajectory/model/advanced.ts';
import { isReturned } from '../../domain/trajectory/model/returned.ts';
import { hasDelegated, personIn } from '../../domain/trajectory/model/role-holders.ts';
import { isRunning } from '../../domain/trajectory/model/status.ts';
import { openSteps, type StepView } from '../../domain/trajectory/views/steps.ts';
import { hashOfToken, isToken } from '../../platform/token.ts';
import { findLetterhead } from '../../store/people/letterheads.ts';
import { findLink, type Link } from '../../store/people/links.ts';
import { findPerson, type Person } from '../../store/people/people.ts';
import type { Trajectory } from '../../store/trajectories/trajectories.ts';
import type { Dependencies } from '../dependencies.ts';
import { nowOf } from '../now.ts';
import { type Dossier, findDossier, trajectoryOf } from '../trajectories/dossier.ts';

/** For this long after its step was done through it, a link still leads on to what else is open. */
const SAME_SITTING_MINUTES = 120;

/** What became of a link whose step was answered. */
const leadsOn: readonly LinkFate[] = ['done', 'returned', 'ended'];

/** What happened to a link, in the order in which it is explained. */
export type LinkFate = 'done' | 'returned' | 'lapsed' | 'expired' | 'revoked' | 'ended';

/** A link with everything that belongs to it. */
export type OpenedLink = {
  readonly token: string;
  readonly link: Link;
  readonly person: Person;
  /** Everything there is to read of its trajectory. */
  readonly dossier: Dossier;
  readonly trajectory: Trajectory;
  readonly template: Template;
  readonly context: Context;
  /** The school's name, or what else the trajectory is about. */
  readonly subject: string;
  /** The guidance service that follows it, as it writes to schools. */
  readonly letterhead?: Letterhead & { readonly name: string };
  readonly now: Instant;
  /** Local date. */
  readonly today: LocalDate;
  /** Absent while the step that the link was made for can still be done, or looked at. */
  readonly fate?: LinkFate;
  /** The reader may see the trajectory and act on what is open: the link works, or its step was done just now. */
  readonly usable: boolean;
  /** What the reader can do now in this trajectory. */
  readonly mine: readonly StepView[];
};

/** The link of a token with all that belongs to it; `undefined` when there is no such link. */
export async function openLink(deps: Dependencies, token: string): Promise<OpenedLink | undefined> {
  const link = await linkOf(deps, token);
  if (link === undefined) return undefined;
  const [person, dossier] = await Promise.all([
    findPerson(deps.store, deps.store.scope, link.personId),
    findDossier({ deps, scope: deps.store.scope, id: link.trajectoryId }),
  ]);
  if (person === undefined || dossier === undefined) return undefined;
  const { template, context, name: subject, organisation } = dossier;
  const letterhead =
    organisation === undefined ? undefined : await findLetterhead(deps.store, organisation.id);
  const trajectory = trajectoryOf(dossier);
  const now = nowOf(deps);
  const fate = fateOf(link, person, trajectory, template, now);
  const mine = openSteps(trajectory.state, template, context).filter((view) => view.person === person.id);
  return {
    token,
    link,
    person,
    dossier,
    trajectory,
    template,
    context,
    subject,
    ...(organisation === undefined ? {} : { letterhead: { name: organisation.name, ...letterhead } }),
    now,
    today: localDateOf(now),
    ...(fate === undefined ? {} : { fate }),
    usable: fate === undefined || (leadsOn.includes(fate) && isSameSitting(link, now)),
    mine,
  };
}

/** Whether there is a link with this token, whatever it still does. */
export async function isKnownToken(deps: Pick<Dependencies, 'store'>, token: string): Promise<boolean> {
  return (await linkOf(deps, token)) !== undefined;
}

async function linkOf({ store }: Pick<Dependencies, 'store'>, token: string): Promise<Link | undefined> {
  return isToken(token) ? findLink(store, hashOfToken(token)) : undefined;
}

function fateOf(
  link: Link,
  person: Person,
  { state }: Trajectory,
  template: Template,
  now: Instant,
): LinkFate | undefined {
  const hasRole =
    template.roles.some((role) => personIn(role.id, state, template) === person.id) ||
    hasDelegated(person.id, state);
  if (link.revokedAt !== undefined || person.leftAt !== undefined || !hasRole) return 'revoked';
  if (link.expiresAt <= now) return 'expired';
  const node = state.nodes[link.path];
  const status = node?.status;
  // A new link for somebody of whom nothing is asked just now shows where it all stands.
  const isAskedAnew = node?.closedAt !== undefined && link.createdAt >= node.closedAt;
  if (status === 'open' || isAskedAnew) return undefined;
  if (!isRunning(state)) return 'ended';
  if (node !== undefined && isReturned(node)) return 'returned';
  return status === undefined || status === 'withdrawn' || status === 'expired' ? 'lapsed' : 'done';
}

/** Whether something was done through a link so short a time ago that it is still the same sitting. */
export function isSameSitting({ usedAt }: Link, now: Instant): boolean {
  if (usedAt === undefined) return false;
  const minutes = (epochMillisecondsOf(now) - epochMillisecondsOf(usedAt)) / 60_000;
  return minutes >= 0 && minutes < SAME_SITTING_MINUTES;
}
