import type { OpenedLink } from '../../../application/links/open.ts';
import type { Attachment } from '../../../store/trajectories/attachments.ts';
import { isShownWith } from './task.ts';

/** A document that the reader of a link may open: one of a step that is theirs to do or to judge now. */
export async function visibleDocument(opened: OpenedLink, id: string): Promise<Attachment | undefined> {
  if (!opened.usable) return undefined;
  const { dossier, trajectory, template, mine } = opened;
  const found = (await dossier.attachments()).find((one) => one.id === id);
  if (found === undefined) return undefined;
  return mine.some((view) => isShownWith(found, view, trajectory.state, template)) ? found : undefined;
}
