import { createHash } from 'node:crypto';
import type { LocalDate } from '../../domain/calendar/types.ts';
import type { LintReport } from '../../domain/lint/lint.ts';
import type { Language } from '../../domain/text.ts';
import type { Persona } from '../../domain/trajectory/forecast/personas.ts';
import type { Rehearsal } from '../../domain/trajectory/forecast/rehearse.ts';
import type { Requester } from '../../platform/bounded-workers.ts';
import type { Store } from '../../store/database/db.ts';
import { inTransaction } from '../../store/database/transaction.ts';
import {
  type DraftSave,
  deleteDraft,
  findDraft,
  insertDraft,
  lockDraft,
  type TemplateDraft,
  updateDraft,
} from '../../store/templates/drafts.ts';
import { type PublishedTemplate, publishAfter } from '../../store/templates/templates.ts';
import type { Caller } from '../access/authorise.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';
import {
  assertMatch,
  type IfMatch,
  nothingToMatch,
  preconditionRequired,
  versionChanged,
} from '../expected-version.ts';
import { nowOf } from '../now.ts';
import * as tasks from './bounded-tasks.ts';
import { neverPublished, otherTemplate, publishedSince } from './draft-errors.ts';
import { inBounds } from './in-bounds.ts';
import { assertReady, idOrRefused, lintSource } from './lint.ts';
import type { Comparison } from './publish.ts';
import { compareWithPublished, playThrough } from './publish.ts';

/** The draft of a template. */
export async function readDraft(deps: Pick<Dependencies, 'store'>, id: string): Promise<TemplateDraft> {
  const found = await findDraft(deps.store, id);
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

/**
 * Saves a draft: a new one, or a change of the one that was read. It need not be a template yet.
 * @param onlyNew whether it may only be made, not changed
 * @throws `invalid` when the file is of another template; `version-changed` when the draft is not as it was read; `precondition-required` when there is one
 *   and nothing says that it was read
 */
export async function saveDraft(request: {
  deps: Pick<Dependencies, 'store' | 'clock'>;
  caller: Pick<Caller, 'person'>;
  id: string;
  source: string;
  ifMatch: IfMatch | undefined;
  onlyNew: boolean;
  requester: Requester;
}): Promise<{ draft: TemplateDraft; isNew: boolean }> {
  const { deps, caller, id, source, ifMatch, onlyNew } = request;
  const { id: inFile } = await inBounds(tasks.readSource, request.requester, source);
  if (inFile !== undefined && inFile !== id) throw otherTemplate(id, inFile);
  const save: DraftSave = { id, source, by: caller.person, now: nowOf(deps) };
  return inTransaction(deps.store, async (within) => {
    const isNew = ifMatch === undefined && (await insertDraft(within, save));
    if (!isNew) {
      const found = await lockDraft(within, id);
      if (found === undefined) throw nothingToMatch();
      if (onlyNew) throw versionChanged(tagOf(found));
      if (ifMatch === undefined) throw preconditionRequired();
      assertMatch(ifMatch, tagOf(found));
      await updateDraft(within, save);
    }
    return { draft: (await findDraft(within, id)) as TemplateDraft, isNew };
  });
}

/**
 * Throws a draft away; what was published stays.
 * @throws `not-found` when there is none, `version-changed` when it is not as it was read
 */
export async function removeDraft(request: {
  deps: Pick<Dependencies, 'store'>;
  id: string;
  ifMatch: IfMatch | undefined;
}): Promise<void> {
  const { deps, id, ifMatch } = request;
  await inTransaction(deps.store, async (within) => {
    const found = await lockDraft(within, id);
    if (found === undefined) throw notFound();
    assertMatch(ifMatch, tagOf(found));
    await deleteDraft(within, id);
  });
}

/** What lint has to say of a draft. Takes seconds. */
export async function lintDraft(request: {
  deps: Pick<Dependencies, 'store'>;
  id: string;
  requester: Requester;
}): Promise<LintReport> {
  const { deps, id, requester } = request;
  const { source } = await readDraft(deps, id);
  return lintSource({ deps, source, requester });
}

/**
 * Plays a draft through with a persona, as the version that it would become.
 * @throws `invalid` when it is no template yet, or cannot start on that day
 */
export async function rehearseDraft(request: {
  deps: Pick<Dependencies, 'store' | 'clock'>;
  id: string;
  persona: Persona;
  start?: LocalDate | undefined;
  language: Language;
  requester: Requester;
}): Promise<Rehearsal> {
  const draft = await readDraft(request.deps, request.id);
  return playThrough({ ...request, source: draft.source, version: (draft.publishedVersion ?? 0) + 1 });
}

/**
 * What publishing a draft would change.
 * @param version with which it is compared; the latest if left out
 * @throws `invalid` when it is no template yet, or there is no such version
 */
export async function compareDraft(request: {
  deps: Dependencies;
  id: string;
  version?: number | undefined;
  requester: Requester;
}): Promise<Comparison> {
  const { deps, id, version, requester } = request;
  const { source, publishedVersion } = await readDraft(deps, id);
  if (publishedVersion === undefined) throw neverPublished();
  return compareWithPublished({ deps, source, version, requester });
}

/**
 * Publishes a draft as the next version of its template, once it is proven, and removes it: both or neither. Takes
 * seconds.
 * @returns `isNew` is false when it says the same as the version that is published
 * @throws `invalid` with every finding and its line; `conflict` when another version was published since it was saved; `version-changed` when it
 *   is not as it was read
 */
export async function publishDraft(request: {
  deps: Pick<Dependencies, 'store'>;
  id: string;
  ifMatch: IfMatch | undefined;
  requester: Requester;
}): Promise<{ published: PublishedTemplate; isNew: boolean }> {
  const { deps, id, ifMatch, requester } = request;
  const draft = await readDraft(deps, id);
  assertMatch(ifMatch, tagOf(draft));
  if (draft.basedOn !== draft.publishedVersion) throw publishedSince();
  const inFile = await idOrRefused(draft.source, requester);
  if (inFile !== id) throw otherTemplate(id, inFile);
  await assertReady({ deps, source: draft.source, requester });
  return inTransaction(deps.store, (within) => publishUnchanged(within, draft));
}

/** What was proven is what is published: nobody may have changed it meanwhile. */
async function publishUnchanged(within: Store, draft: TemplateDraft) {
  const now = await lockDraft(within, draft.id);
  if (now === undefined) throw nothingToMatch();
  if (tagOf(now) !== tagOf(draft)) throw versionChanged(tagOf(now));
  const published = await publishAfter(within, draft.source, draft.basedOn);
  if (published === undefined) throw publishedSince();
  await deleteDraft(within, draft.id);
  return { published, isNew: published.version !== draft.basedOn };
}
