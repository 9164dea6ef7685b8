import { lastAnswer } from '../../../application/commands/answered-before.ts';
import type { Dependencies } from '../../../application/dependencies.ts';
import type { OpenedLink } from '../../../application/links/open.ts';
import { ownAnswer } from '../../../application/links/own-answer.ts';
import { copyTextsOf, startTextsOf, textsOf } from '../../texts/texts.ts';
import type { Contact } from '../../ui/types.ts';
import { answeredNote } from './answered.ts';
import { confirmationOf } from './confirmation.ts';
import type { Confirmed } from './page-types.ts';
import type { ViewRequest } from './requests.ts';
import { startedNote } from './started.ts';
import { takeoverNote } from './takeover.ts';

/**
 * What was just done, in the reader's language.
 * @param begun id of the trajectory that was started from the step while that is not done yet
 */
export async function confirmedOf(
  deps: Dependencies,
  opened: OpenedLink,
  { done, language, addresses }: ViewRequest,
  counsellor: Contact | 'reader' | undefined,
  begun?: string,
): Promise<Confirmed | undefined> {
  const node = done?.kind === 'start' ? opened.trajectory.state.nodes[done.path ?? ''] : undefined;
  const started = begun ?? node?.started;
  const note = started === undefined ? undefined : await startedNote(deps, opened, started, language);
  if (note !== undefined) return { title: startTextsOf(language).startedTitle, ...note };
  if (done === undefined) return undefined;
  if (done.kind === 'answered-before' && done.path !== undefined) {
    const { dossier, trajectory } = opened;
    const before = await lastAnswer(deps, trajectory.id, await dossier.journal(), done.path);
    const title = textsOf(language).answered.beforeTitle;
    return before === undefined ? undefined : { title, body: before[language] };
  }
  const body = confirmationOf(done, opened, language);
  if (body !== undefined) return { body };
  const { kind, path } = done;
  if (path !== undefined && (kind === 'complete' || kind === 'start')) {
    const answered = answeredNote(path, opened, language);
    const isOwn = answered !== undefined && (await ownAnswer(opened, path)) !== undefined;
    if (!isOwn) return answered;
    return { ...answered, link: { address: addresses.copy(path), label: copyTextsOf(language).link } };
  }
  if (path !== undefined && (kind === 'colleague' || kind === 'reassign')) {
    return takeoverNote(opened, { kind, path }, counsellor, language);
  }
  return undefined;
}
