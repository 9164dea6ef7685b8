import { openSteps } from '../../domain/trajectory/views/steps.ts';
import { insertLinks } from '../../store/people/links.ts';
import type { Caller } from '../access/authorise.ts';
import type { Dependencies } from '../dependencies.ts';
import { nowOf } from '../now.ts';
import { findDossier } from '../trajectories/dossier.ts';
import { newLink } from './new-link.ts';

/**
 * Makes a link to a step that is open for whoever asks, as the mail about it has one.
 * @param path the step occurrence
 * @returns the token of the link; `undefined` when the step is not open, or not for this person to do
 */
export async function openOwnTask(
  deps: Pick<Dependencies, 'store' | 'clock'>,
  caller: Pick<Caller, 'person' | 'scope'>,
  trajectoryId: string,
  path: string,
): Promise<string | undefined> {
  const dossier = await findDossier({ deps, scope: caller.scope, id: trajectoryId });
  if (dossier === undefined) return undefined;
  const { state, template, context } = dossier;
  const view = openSteps(state, template, context).find((one) => one.path === path);
  if (view === undefined || view.person !== caller.person) return undefined;
  const { role } = view;
  const { token, link } = newLink({ trajectoryId, personId: caller.person, role, path }, nowOf(deps));
  await insertLinks(deps.store, [link]);
  return token;
}
