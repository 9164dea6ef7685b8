import { createHash } from 'node:crypto';
import type { Scope } from '../../../domain/access/scope.ts';
import { findDraft, listDrafts, type TemplateDraft } from '../../../store/templates/drafts.ts';
import type { Dependencies } from '../../dependencies.ts';
import { notFound } from '../../errors.ts';

/** The draft of a template. */
export async function readDraft(
  deps: Pick<Dependencies, 'store'>,
  scope: Scope,
  id: string,
): Promise<TemplateDraft> {
  const found = await findDraft(deps.store, scope, id);
  if (found === undefined) throw notFound();
  return found;
}

/**
 * The strong tag of a draft, without its quotes. Its version alone would come back when a draft is begun anew after
 * the one before it was published.
 */
export function tagOf({ version, source }: Pick<TemplateDraft, 'version' | 'source'>): string {
  return `${version}-${createHash('sha256').update(source).digest('hex').slice(0, 16)}`;
}

/** The drafts there are. */
export function readDrafts(deps: Pick<Dependencies, 'store'>, scope: Scope): ReturnType<typeof listDrafts> {
  return listDrafts(deps.store, scope);
}

/** The draft of a template; nothing when there is none. */
export function draftOf(
  deps: Pick<Dependencies, 'store'>,
  scope: Scope,
  id: string,
): Promise<TemplateDraft | undefined> {
  return findDraft(deps.store, scope, id);
}
