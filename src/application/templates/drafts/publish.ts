import type { Scope } from '../../../domain/access/scope.ts';
import type { Requester } from '../../../platform/bounded-workers.ts';
import type { Store } from '../../../store/database/db.ts';
import { inTransaction } from '../../../store/database/transaction.ts';
import { deleteDraft, lockDraft, type TemplateDraft } from '../../../store/templates/drafts.ts';
import { type PublishedTemplate, publishAfter } from '../../../store/templates/templates.ts';
import type { Dependencies } from '../../dependencies.ts';
import { assertMatch, type IfMatch, nothingToMatch, versionChanged } from '../../expected-version.ts';
import { assertReady, idOrRefused } from '../lint.ts';
import { otherTemplate, publishedSince } from './errors.ts';
import { readDraft, tagOf } from './find.ts';

/**
 * Publishes a draft as the next version of its template, once it is proven, and removes it: both or neither. Takes
 * seconds.
 * @returns `isNew` is false when it says the same as the version that is published
 * @throws `invalid` with every finding and its line; `conflict` when another version was published since it was saved; `version-changed` when it
 *   is not as it was read
 */
export async function publishDraft(request: {
  deps: Pick<Dependencies, 'store'>;
  scope: Scope;
  id: string;
  ifMatch: IfMatch | undefined;
  requester: Requester;
}): Promise<{ published: PublishedTemplate; isNew: boolean }> {
  const { deps, scope, id, ifMatch, requester } = request;
  const draft = await readDraft(deps, scope, id);
  assertMatch(ifMatch, tagOf(draft));
  if (draft.basedOn !== draft.publishedVersion) throw publishedSince();
  const inFile = await idOrRefused(draft.source, requester);
  if (inFile !== id) throw otherTemplate(id, inFile);
  await assertReady({ deps, source: draft.source, requester });
  return inTransaction(deps.store, (within) => publishUnchanged(within, scope, draft));
}

/** What was proven is what is published: nobody may have changed it meanwhile. */
async function publishUnchanged(within: Store, scope: Scope, draft: TemplateDraft) {
  const now = await lockDraft(within, scope, draft.id);
  if (now === undefined) throw nothingToMatch();
  if (tagOf(now) !== tagOf(draft)) throw versionChanged(tagOf(now));
  const published = await publishAfter(within, draft.source, draft.basedOn);
  if (published === undefined) throw publishedSince();
  await deleteDraft(within, draft.id);
  return { published, isNew: published.version !== draft.basedOn };
}
