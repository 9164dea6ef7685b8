import { EVERYTHING } from '../../domain/access/scope.ts';
import { findPerson } from '../../store/people/people.ts';
import {
  type AnswerDraft,
  findAnswerDraft,
  saveAnswerDraft,
} from '../../store/trajectories/answer-drafts.ts';
import type { Dependencies } from '../dependencies.ts';
import type { OpenedLink } from '../links/open.ts';
import { type DoneOrRefused, type LinkVisit, notTheirs, ownStep } from '../links/visit.ts';

/**
 * Keeps what a reader filled in so far for a step of theirs, without handing it in: they go on with it later, and whoever they pass
 * the step on to finds it too.
 * @param draft `sent`: by the names of the form's controls
 */
export async function keepDraft(
  { deps, opened }: LinkVisit,
  { step, sent }: { readonly step: string; readonly sent: AnswerDraft['sent'] },
): Promise<DoneOrRefused> {
  if (ownStep(opened, step) === undefined) return notTheirs(opened, step);
  const draft = { sent, savedBy: opened.person.id, savedAt: opened.now };
  await saveAnswerDraft(deps.store, { trajectoryId: opened.trajectory.id, path: step }, draft);
  return { ok: true };
}

/** What was kept so far for a step of the reader's, with the name of who did. */
export async function keptDraft(
  { store }: Pick<Dependencies, 'store'>,
  opened: OpenedLink,
  step: string,
): Promise<(AnswerDraft & { readonly by: string | undefined }) | undefined> {
  if (ownStep(opened, step) === undefined) return undefined;
  const draft = await findAnswerDraft(store, { trajectoryId: opened.trajectory.id, path: step });
  return draft && { ...draft, by: (await findPerson(store, EVERYTHING, draft.savedBy))?.name };
}
