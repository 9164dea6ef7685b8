import { EVERYTHING } from '../../domain/access/scope.ts';
import type { Actor } from '../../domain/trajectory/model/events.ts';
import { type Attachment, insertAttachment, keptBytes } from '../../store/trajectories/attachments.ts';
import { findTrajectory } from '../../store/trajectories/trajectories.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';
import { newIdFor, principalOf } from '../idempotency.ts';
import { nowOf } from '../now.ts';
import {
  fileEmpty,
  fileKindRefused,
  filePrograms,
  filesTooMany,
  fileTooLarge,
  unknownStep,
} from './errors.ts';
import {
  type AcceptedMediaType,
  FILE_LIMIT,
  mediaTypeOf,
  safeFileName,
  type UploadedFile,
} from './file-kinds.ts';
import { hasPrograms } from './packed-parts.ts';

/**
 * Whether a file can be kept, and as what.
 * @param field name of the file's field, for problems
 * @returns its media type
 * @throws `too-large` above 10 MB, `unsupported` when the content is not of a kind that is accepted or carries macros, `invalid` when it is empty
 */
export async function checkFile(file: UploadedFile, field = 'file'): Promise<AcceptedMediaType> {
  if ((file.size ?? file.content.length) > FILE_LIMIT) throw fileTooLarge(field);
  if (file.content.length === 0) throw fileEmpty(field);
  const mediaType = await mediaTypeOf(file.content);
  if (mediaType === undefined) throw fileKindRefused(field);
  if (hasPrograms(file.content)) throw filePrograms(field);
  return mediaType;
}

/** How much is kept of one trajectory in all, in bytes. */
const KEPT_IN_ALL = 250 * 1024 * 1024;

/**
 * Keeps a file with a trajectory. It belongs to nothing yet: a command (`complete`, `attach`) says what it is for.
 * @param step path of the step occurrence it is handed in for
 * @param field name of the file's field, for problems
 * @throws `not-found` for an unknown trajectory, `too-large` above 10 MB and above 250 MB of one trajectory, `unsupported` when the content is not of a kind that is accepted, `invalid`
 *   for a step that does not exist
 */
export async function storeAttachment(request: {
  deps: Pick<Dependencies, 'store' | 'clock'>;
  trajectoryId: string;
  actor: Actor;
  file: UploadedFile;
  step?: string | undefined;
  field?: string | undefined;
  idempotencyKey?: string | undefined;
}): Promise<Attachment> {
  const { deps, trajectoryId, actor, file, step, field = 'file', idempotencyKey } = request;
  const mediaType = await checkFile(file, field);
  const trajectory = await findTrajectory(deps.store, EVERYTHING, trajectoryId);
  if (trajectory === undefined) throw notFound();
  if (step !== undefined && trajectory.state.nodes[step] === undefined) throw unknownStep();
  if ((await keptBytes(deps.store, trajectoryId)) + file.content.length > KEPT_IN_ALL)
    throw filesTooMany(field);
  const principal = principalOf(actor);
  return insertAttachment(deps.store, {
    id: newIdFor({ key: idempotencyKey, principal, purpose: `attachment ${trajectoryId}` }),
    trajectoryId,
    path: step,
    name: safeFileName(file.name, mediaType),
    mediaType,
    content: file.content,
    uploadedBy: actor.person,
    createdAt: nowOf(deps),
  });
}
