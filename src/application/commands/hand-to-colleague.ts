import { EVERYTHING } from '../../domain/access/scope.ts';
import { reject } from '../../domain/trajectory/model/rejections.ts';
import { revokeLinks } from '../../store/people/links.ts';
import { findPerson } from '../../store/people/people.ts';
import { followedStep } from '../links/follows.ts';
import { type DoneOrRefused, type LinkVisit, notTheirs, ownStep } from '../links/visit.ts';
import { executeThroughLink } from './execute.ts';

/** Somebody by name and address, known or new. */
export type Somebody = { readonly name: string; readonly email: string };

type Handing = { readonly step: string; readonly person: Somebody };

/**
 * Hands the role of a step to a colleague, who is mailed at once; the reader's own links for it stop working.
 */
export async function handToColleague(visit: LinkVisit, { step, person }: Handing): Promise<DoneOrRefused> {
  const { deps, opened } = visit;
  const view = ownStep(opened, step);
  if (view === undefined) return notTheirs(opened, step);
  if (view.step.delegable === false) return { ok: false, rejection: reject('not-delegable') };
  const { language } = opened.person;
  const outcome = await executeThroughLink(visit, {
    ...{ type: 'assign', role: view.role },
    person: { ...person, language },
  });
  if (!outcome.ok) return outcome;
  const own = { trajectoryId: opened.trajectory.id, personId: opened.person.id };
  await revokeLinks(deps.store, { ...own, role: view.role }, opened.now);
  await revokeLinks(deps.store, { ...own, path: view.path }, opened.now);
  return outcome;
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
