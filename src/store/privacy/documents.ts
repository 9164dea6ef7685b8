import { createHash } from 'node:crypto';
import { rowsOf, type Store, type Unscoped } from '../database/db.ts';
import { mustReachAll } from '../database/reach.ts';

/** A document in which somebody may be named. */
export type Document = { readonly id: string; readonly name: string; readonly isOwn: boolean };

/** The documents of some trajectories, and those that somebody handed in anywhere. */
export async function documentsAround(
  store: Store,
  person: string,
  trajectories: readonly string[],
): Promise<Document[]> {
  mustReachAll(store);
  return rowsOf<{ id: string; name: string; isOwn: boolean }>(store, {
    text: `SELECT id, name, coalesce(uploaded_by = $1, false) AS "isOwn" FROM attachment
      WHERE trajectory_id = ANY($2::uuid[]) OR uploaded_by = $1 ORDER BY created_at, id`,
    values: [person, trajectories],
  });
}

/** What a document holds. */
export async function contentOf(store: Unscoped<'decided'>, id: string): Promise<Uint8Array> {
  const rows = await rowsOf<{ content: Buffer }>(store, {
    text: 'SELECT content FROM attachment WHERE id = $1',
    values: [id],
  });
  return rows[0]?.content ?? new Uint8Array();
}

/** Puts a page in the place of documents; that they were handed in, when and by whom, stays. */
export async function replaceDocuments(
  within: Store,
  ids: readonly string[],
  page: { readonly name: string; readonly mediaType: string; readonly content: Uint8Array },
): Promise<void> {
  mustReachAll(within);
  const { name, mediaType, content } = page;
  const bytes = Buffer.from(content);
  await rowsOf(within, {
    text: `UPDATE attachment SET name = $2, media_type = $3, content = $4, size = $5, sha256 = $6 WHERE id = ANY($1::uuid[])`,
    values: [ids, name, mediaType, bytes, bytes.length, createHash('sha256').update(bytes).digest('hex')],
  });
}
