import type { Scope } from '../../../domain/access/scope.ts';
import { inTransaction } from '../../../store/database/transaction.ts';
import { deleteDraft, lockDraft } from '../../../store/templates/drafts.ts';
import type { Dependencies } from '../../dependencies.ts';
import { notFound } from '../../errors.ts';
import { assertMatch, type IfMatch } from '../../expected-version.ts';
import { tagOf } from './find.ts';

/**
 * Throws a draft away; what was published stays.
 * @throws `not-found` when there is none, `version-changed` when it is not as it was read
 */
export async function removeDraft(request: {
  deps: Pick<Dependencies, 'store'>;
  scope: Scope;
  id: string;
  ifMatch: IfMatch | undefined;
}): Promise<void> {
  const { deps, scope, id, ifMatch } = request;
  await inTransaction(deps.store, async (within) => {
    const found = await lockDraft(within, scope, id);
    if (found === undefined) throw notFound();
    assertMatch(ifMatch, tagOf(found));
    await deleteDraft(within, id);
  });
}
