import { EVERYTHING, type Scope } from '../../domain/access/scope.ts';
import { isPathKept } from '../../domain/trajectory/views/confidential.ts';
import { templateOf } from '../../store/templates/templates.ts';
import {
  type Attachment,
  attachmentsOf,
  findAttachment,
  readAttachment,
} from '../../store/trajectories/attachments.ts';
import { findTrajectory } from '../../store/trajectories/trajectories.ts';
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
  /** Who reads it, when the template may keep it from them; left out where a link has said already what it opens. */
  reader?: { readonly person: string | undefined };
}): Promise<{ attachment: Attachment; content: Uint8Array }> {
  const { deps, scope, trajectoryId, id, reader } = request;
  const attachment = await findAttachment(deps.store, scope, id);
  if (attachment?.trajectoryId !== trajectoryId) throw notFound('attachment');
  if (reader !== undefined && (await keptFrom(deps.store, trajectoryId, reader.person))(attachment)) {
    throw notFound('attachment');
  }
  const content = await readAttachment(deps.store, scope, id);
  if (content === undefined) throw notFound('attachment');
  return { attachment, content };
}

/**
 * The files of a trajectory that somebody may read, oldest first.
 * @param person id of whoever reads; absent for a machine
 */
export async function readAttachments(
  { store }: Pick<Dependencies, 'store'>,
  scope: Scope,
  trajectoryId: string,
  person: string | undefined,
): Promise<readonly Attachment[]> {
  const files = await attachmentsOf(store, scope, trajectoryId);
  const isKept = await keptFrom(store, trajectoryId, person);
  return files.filter((file) => !isKept(file));
}

/** Which files of a trajectory belong to what its template keeps from somebody. */
async function keptFrom(
  store: Dependencies['store'],
  trajectoryId: string,
  person: string | undefined,
): Promise<(file: Pick<Attachment, 'id' | 'path'>) => boolean> {
  const found = await findTrajectory(store, EVERYTHING, trajectoryId);
  if (found === undefined) return () => false;
  const { state } = found;
  const template = await templateOf(store, state.template, state.templateVersion);
  const isKept = (path: string | undefined) => isPathKept(path, state, template, person);
  const files = Object.values(state.nodes).flatMap((node) => (isKept(node.path) ? node.attachments : []));
  return ({ id, path }) => isKept(path) || files.includes(id);
}
