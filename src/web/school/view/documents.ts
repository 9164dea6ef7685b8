import type { Dependencies } from '../../../application/dependencies.ts';
import type { OpenedLink } from '../../../application/links/open.ts';
import { type Attachment, findAttachment } from '../../../store/trajectories/attachments.ts';
import { isShownWith } from './task.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A document that the reader of a link may open: one of a step that is theirs to do or to judge now. */
export async function visibleDocument(
  deps: Dependencies,
  opened: OpenedLink,
  id: string,
): Promise<Attachment | undefined> {
  if (!opened.usable || !UUID.test(id)) return undefined;
  const { trajectory, template, mine } = opened;
  const found = await findAttachment(deps.store, id);
  if (found?.trajectoryId !== trajectory.id) return undefined;
  return mine.some((view) => isShownWith(found, view, trajectory.state, template)) ? found : undefined;
}
