import { EVERYTHING } from '../../domain/access/scope.ts';
import { stepsOf } from '../../domain/template/model/lookup.ts';
import type { Template } from '../../domain/template/model/types.ts';
import { reject } from '../../domain/trajectory/model/rejections.ts';
import type { TrajectoryState } from '../../domain/trajectory/model/state.ts';
import { revokeLinks } from '../../store/people/links.ts';
import { findPerson } from '../../store/people/people.ts';
import { executeThroughLink } from '../commands/execute.ts';
import { followedStep } from '../links/follows.ts';
import { type DoneOrRefused, type LinkVisit, notTheirs, ownStep } from '../links/visit.ts';
import type { Somebody } from '../people/named.ts';
import { commandFor, hasToBeConfirmed, nameContact } from './name.ts';

type Handing = { readonly step: string; readonly person: Somebody };

/**
 * Hands a step to a colleague: that step alone, or with `whole` everything in the reader's role. Somebody who has no part in the
 * trajectory yet is confirmed first by whoever follows it; then they are mailed, and the reader's own links for it stop working. Where
 * a step of the role may not be passed on, the whole role goes through the counsellor.
 */
export async function handToColleague(
  visit: LinkVisit,
  { step, person, whole }: Handing & { readonly whole?: boolean },
): Promise<DoneOrRefused> {
  const { deps, opened } = visit;
  const view = ownStep(opened, step);
  if (view === undefined) return notTheirs(opened, step);
  if (view.step.delegable === false) return { ok: false, rejection: reject('not-delegable') };
  const holder = { role: view.role, person: opened.person.id };
  if (whole && !canHandRole(opened.trajectory.state, opened.template, holder))
    return { ok: false, rejection: reject('role-not-delegable') };
  const naming = { step, role: view.role, whole: whole === true, person };
  if (await hasToBeConfirmed(visit, naming)) return nameContact(visit, naming);
  const { language } = opened.person;
  const outcome = await executeThroughLink(visit, commandFor(naming, { ...person, language }));
  if (!outcome.ok) return outcome;
  const own = { trajectoryId: opened.trajectory.id, personId: opened.person.id };
  if (whole) await revokeLinks(deps.store, { ...own, role: view.role }, opened.now);
  await revokeLinks(deps.store, { ...own, path: view.path }, opened.now);
  return outcome;
}

/** Whether a reader can pass on the whole role of a step: it is theirs, and nothing in it is for them alone. */
export function canHandRole(
  state: TrajectoryState,
  template: Template,
  { role, person }: { readonly role: string; readonly person: string },
): boolean {
  if (state.roles[role]?.person !== person) return false;
  return stepsOf(template).every((step) => step.role !== role || step.delegable !== false);
}

/**
 * Names somebody else for the role that a trajectory waits for, who is mailed at once; for the reader who follows it.
 */
export async function nameSomebodyElse(visit: LinkVisit, { step, person }: Handing): Promise<DoneOrRefused> {
  const { deps, opened } = visit;
  const view = followedStep(opened, step);
  if (view === undefined) return notTheirs(opened, step);
  const before =
    view.person === undefined ? undefined : await findPerson(deps.store, EVERYTHING, view.person);
  return executeThroughLink(visit, {
    ...{ type: 'assign', role: view.role },
    person: { ...person, language: before?.language ?? 'nl' },
  });
}
