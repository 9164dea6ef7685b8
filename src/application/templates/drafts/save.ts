import type { Requester } from '../../../platform/bounded-workers.ts';
import { inTransaction } from '../../../store/database/transaction.ts';
import {
  type DraftSave,
  findDraft,
  insertDraft,
  lockDraft,
  type TemplateDraft,
  updateDraft,
} from '../../../store/templates/drafts.ts';
import type { Caller } from '../../access/authorise.ts';
import type { Dependencies } from '../../dependencies.ts';
import {
  assertMatch,
  type IfMatch,
  nothingToMatch,
  preconditionRequired,
  versionChanged,
} from '../../expected-version.ts';
import { nowOf } from '../../now.ts';
import * as tasks from '../bounded-tasks.ts';
import { inBounds } from '../in-bounds.ts';
import { otherTemplate } from './errors.ts';
import { tagOf } from './find.ts';

/**
 * Saves a draft: a new one, or a change of the one that was read. It need not be a template yet.
 * @param onlyNew whether it may only be made, not changed
 * @throws `invalid` when the file is of another template; `version-changed` when the draft is not as it was read; `precondition-required` when there is one
 *   and nothing says that it was read
 */
export async function saveDraft(request: {
  deps: Pick<Dependencies, 'store' | 'clock'>;
  caller: Pick<Caller, 'person' | 'scope'>;
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
      const found = await lockDraft(within, caller.scope, id);
      if (found === undefined) throw nothingToMatch();
      if (onlyNew) throw versionChanged(tagOf(found));
      if (ifMatch === undefined) throw preconditionRequired();
      assertMatch(ifMatch, tagOf(found));
      await updateDraft(within, save);
    }
    return { draft: (await findDraft(within, caller.scope, id)) as TemplateDraft, isNew };
  });
}
