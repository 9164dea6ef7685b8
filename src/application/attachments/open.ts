import type { Scope } from '../../domain/access/scope.ts';
import {
  type Attachment,
  attachmentsOf,
  findAttachment,
  readAttachment,
} from '../../store/trajectories/attachments.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';

/**
 * A file of a trajectory with its content.
 * @throws `not-found` when it does not exist or belongs to another trajectory
 */
export async function openAttachment(request: {
  deps: Pick<Dependencies, 'store'>;
  scope: Scope;
  trajectoryId: string;
  id: string;
}): Promise<{ attachment: Attachment; content: Uint8Array }> {
  const { deps, scope, trajectoryId, id } = request;
  const attachment = await findAttachment(deps.store, scope, id);
  if (attachment?.trajectoryId !== trajectoryId) throw notFound('attachment');
  const content = await readAttachment(deps.store, scope, id);
  if (content === undefined) throw notFound('attachment');
  return { attachment, content };
}

/** The files of a trajectory, oldest first. */
export function readAttachments(
  deps: Pick<Dependencies, 'store'>,
  scope: Scope,
  trajectoryId: string,
): Promise<readonly Attachment[]> {
  return attachmentsOf(deps.store, scope, trajectoryId);
}
