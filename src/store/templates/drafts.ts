import type { Scope } from '../../domain/access/scope.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import { rowsOf, type Store } from '../database/db.ts';
import { mustReachAll } from '../database/reach.ts';
import { filled } from '../database/values.ts';

/** A template that is being written, without its source. There is at most one for each template. */
export interface DraftHead {
  /** Of the template; it need not be published yet. */
  readonly id: string;
  /** From 1; raised by every save. */
  readonly version: number;
  /** The latest published version when it was saved; absent when there was none. */
  readonly basedOn?: number;
  /** The latest published version now; absent when there is none. */
  readonly publishedVersion?: number;
  readonly updatedAt: Instant;
  readonly updatedBy: { readonly id: string; readonly name?: string };
}

/** A draft with its source. */
export interface TemplateDraft extends DraftHead {
  /** YAML, which may be half finished. */
  readonly source: string;
}

/** What is saved of a draft. */
export interface DraftSave {
  readonly id: string;
  readonly source: string;
  /** Id of a person. */
  readonly by: string;
  readonly now: Instant;
}

interface Row {
  id: string;
  version: number;
  based_on: number | null;
  published_version: number | null;
  updated_at: Date;
  updated_by: string;
  updated_by_name: string | null;
  source: string;
}

const selection = `draft.id, draft.version, draft.based_on, draft.updated_at, draft.updated_by,
  person.name AS updated_by_name,
  (SELECT max(version) FROM template_version published WHERE published.id = draft.id) AS published_version`;
const tables = 'template_draft draft LEFT JOIN person ON person.id = draft.updated_by';
const latestVersion = '(SELECT max(version) FROM template_version WHERE id = $1)';

/** All drafts, by the id of their template. They are of no service: whoever reaches only what is of one gets none. */
export async function listDrafts(store: Store, scope: Scope): Promise<DraftHead[]> {
  if (scope.kind !== 'all') return [];
  const rows = await rowsOf<Omit<Row, 'source'>>(store, {
    text: `SELECT ${selection} FROM ${tables} ORDER BY draft.id`,
  });
  return rows.map(toHead);
}

/** The draft of a template, if there is one. */
export async function findDraft(store: Store, scope: Scope, id: string): Promise<TemplateDraft | undefined> {
  if (scope.kind !== 'all') return undefined;
  const [row] = await rowsOf<Row>(store, {
    text: `SELECT ${selection}, draft.source FROM ${tables} WHERE draft.id = $1`,
    values: [id],
  });
  return row === undefined ? undefined : { ...toHead(row), source: row.source };
}

/** Reads a draft and keeps others from it until the end of the transaction. */
export async function lockDraft(within: Store, scope: Scope, id: string): Promise<TemplateDraft | undefined> {
  await rowsOf(within, { text: 'SELECT FROM template_draft WHERE id = $1 FOR UPDATE', values: [id] });
  // Only now: what others published while this waited for the lock has to be seen.
  return findDraft(within, scope, id);
}

/**
 * Stores a new draft, based on the version that is published now.
 * @returns false when there is one already, which stays as it is
 */
export async function insertDraft(within: Store, { id, source, by, now }: DraftSave): Promise<boolean> {
  mustReachAll(within);
  const rows = await rowsOf(within, {
    text: `INSERT INTO template_draft (id, source, based_on, updated_at, updated_by)
      VALUES ($1, $2, ${latestVersion}, $3, $4) ON CONFLICT (id) DO NOTHING RETURNING id`,
    values: [id, source, now, by],
  });
  return rows.length > 0;
}

/** Saves a draft that is locked again; from then on it is based on the version that is published now. */
export async function updateDraft(within: Store, { id, source, by, now }: DraftSave): Promise<void> {
  mustReachAll(within);
  await rowsOf(within, {
    text: `UPDATE template_draft SET source = $2, based_on = ${latestVersion}, version = version + 1,
      updated_at = $3, updated_by = $4 WHERE id = $1`,
    values: [id, source, now, by],
  });
}

/** Removes a draft that is locked. */
export async function deleteDraft(within: Store, id: string): Promise<void> {
  mustReachAll(within);
  await rowsOf(within, { text: 'DELETE FROM template_draft WHERE id = $1', values: [id] });
}

function toHead(row: Omit<Row, 'source'>): DraftHead {
  return {
    ...{ id: row.id, version: row.version, updatedAt: row.updated_at.toISOString() },
    ...filled({ basedOn: row.based_on, publishedVersion: row.published_version }),
    updatedBy: { id: row.updated_by, ...filled({ name: row.updated_by_name }) },
  };
}
