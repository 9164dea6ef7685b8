import { createHash } from 'node:crypto';
import type { Scope } from '../../domain/access/scope.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import { rowsOf, type Store, type Unscoped } from '../database/db.ts';
import { createScopedLoader } from '../database/loader.ts';
import { mustReach } from '../database/reach.ts';
import { filled } from '../database/values.ts';
import { ofTrajectoryWithin, valuesOf } from '../database/within.ts';
import { findTrajectoryHead } from './trajectories.ts';

/** A stored file, without its content. */
export interface Attachment {
  readonly id: string;
  readonly trajectoryId: string;
  /** The step occurrence it was handed in for. */
  readonly path?: string;
  readonly name: string;
  /** As found in the content, never as claimed. */
  readonly mediaType: string;
  /** In bytes. */
  readonly size: number;
  readonly sha256: string;
  readonly uploadedBy?: string;
  readonly createdAt: Instant;
}

/** A file to store; its size and checksum follow from its content. */
export interface NewAttachment {
  readonly id: string;
  readonly trajectoryId: string;
  readonly path?: string | undefined;
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
  readonly uploadedBy?: string | undefined;
  readonly createdAt: Instant;
}

const withoutContent = {
  id: true,
  trajectory_id: true,
  path: true,
  name: true,
  media_type: true,
  size: true,
  sha256: true,
  uploaded_by: true,
  created_at: true,
} as const;

/** Stores a file. With an id that is known already, what was stored first stays and is given back. */
export async function insertAttachment(store: Store, attachment: NewAttachment): Promise<Attachment> {
  await mustReach(store, 'trajectory', attachment.trajectoryId);
  const { id, trajectoryId, path, name, mediaType, content, uploadedBy, createdAt } = attachment;
  const data = {
    id,
    trajectory_id: trajectoryId,
    path: path ?? null,
    name,
    media_type: mediaType,
    size: content.byteLength,
    sha256: createHash('sha256').update(content).digest('hex'),
    content: new Uint8Array(content),
    uploaded_by: uploadedBy ?? null,
    created_at: createdAt,
  };
  // One statement that another can do at the same instant; Prisma's upsert may look first, and then lose.
  await store.prisma.attachment.createMany({ data, skipDuplicates: true });
  const row = await store.prisma.attachment.findUniqueOrThrow({ where: { id }, select: withoutContent });
  return toAttachment(row);
}

/** The file with this id (a UUID), without its content. */
export async function findAttachment(
  store: Store,
  scope: Scope,
  id: string,
): Promise<Attachment | undefined> {
  const row = await store.prisma.attachment.findUnique({ where: { id }, select: withoutContent });
  if (row !== null && !(await isReached(store, scope, row.trajectory_id))) return undefined;
  return row === null ? undefined : toAttachment(row);
}

/** Which of these ids (UUIDs) are of files of this trajectory. */
export async function ownAttachments(
  store: Unscoped<'decided'>,
  trajectoryId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const where = { trajectory_id: trajectoryId, id: { in: [...ids] } };
  const rows = await store.prisma.attachment.findMany({ where, select: { id: true } });
  return new Set(rows.map(({ id }) => id));
}

/** How much is kept of a trajectory in all, in bytes. */
export async function keptBytes(store: Unscoped<'decided'>, trajectoryId: string): Promise<number> {
  const { _sum } = await store.prisma.attachment.aggregate({
    ...{ where: { trajectory_id: trajectoryId }, _sum: { size: true } },
  });
  return _sum.size ?? 0;
}

/** The content of a file. */
export async function readAttachment(
  store: Store,
  scope: Scope,
  id: string,
): Promise<Uint8Array | undefined> {
  if ((await findAttachment(store, scope, id)) === undefined) return undefined;
  const row = await store.prisma.attachment.findUnique({ where: { id }, select: { content: true } });
  return row?.content;
}

/** The files of a trajectory, oldest first. */
export const attachmentsOf = createScopedLoader(
  async (store, scope, ids: readonly string[]): Promise<readonly Attachment[][]> => {
    const values = valuesOf();
    const rows = await rowsOf<Row>(store, {
      name: `attachments-of ${scope.kind}`,
      text: `SELECT ${Object.keys(withoutContent).map((column) => `a.${column}`)} FROM attachment a
        WHERE a.trajectory_id = ANY(${values.add([...new Set(ids)])}::uuid[])
          AND ${ofTrajectoryWithin(scope, 'a.trajectory_id', values)}
        ORDER BY a.created_at, a.id`,
      values: values.all,
    });
    return ids.map((id) =>
      rows.flatMap((row) => (row.trajectory_id === id.toLowerCase() ? [toAttachment(row)] : [])),
    );
  },
);

async function isReached(store: Store, scope: Scope, trajectoryId: string): Promise<boolean> {
  return scope.kind === 'all' || (await findTrajectoryHead(store, scope, trajectoryId)) !== undefined;
}

interface Row {
  id: string;
  trajectory_id: string;
  path: string | null;
  name: string;
  media_type: string;
  size: number;
  sha256: string;
  uploaded_by: string | null;
  created_at: Date;
}

function toAttachment(row: Row): Attachment {
  return filled({
    id: row.id,
    trajectoryId: row.trajectory_id,
    path: row.path,
    name: row.name,
    mediaType: row.media_type,
    size: row.size,
    sha256: row.sha256,
    uploadedBy: row.uploaded_by,
    createdAt: row.created_at.toISOString(),
  });
}
