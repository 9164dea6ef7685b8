import { targetErrors } from '../../../domain/reports/comparing/target-rules.ts';
import { statementsFor, type WantedTarget } from '../../../domain/reports/comparing/targets.ts';
import { inTransaction } from '../../../store/database/transaction.ts';
import { addStatements, lockPartner } from '../../../store/people/targets.ts';
import type { Caller } from '../../access/authorise.ts';
import type { Dependencies } from '../../dependencies.ts';
import { notFound } from '../../errors.ts';
import { assertMatch, type IfMatch } from '../../expected-version.ts';
import { nowOf } from '../../now.ts';
import { targetsRejected } from '../errors.ts';
import { seesNotes, withoutNotes, withStandingNotes } from './notes.ts';
import { assertPartner, assertSchoolYear, type PartnerTargets, targetsOf } from './read.ts';

/**
 * Replaces what a partner aims at in a school year. What was stated before is kept: what changes is stated anew, what is
 * left out is withdrawn, and what stays the same is not stated again.
 * @throws 412 when it changed since it was read, and as {@link readTargets}; 422 names every target that cannot be
 */
export async function replaceTargets(request: {
  deps: Pick<Dependencies, 'store' | 'clock'>;
  caller: Pick<Caller, 'person' | 'scope' | 'function'>;
  partner: string;
  schoolYear: string;
  ifMatch: IfMatch | undefined;
  targets: readonly WantedTarget[];
}): Promise<PartnerTargets> {
  const { deps, caller, schoolYear, ifMatch, targets } = request;
  const partner = await assertPartner(deps.store, caller.scope, request.partner);
  await assertSchoolYear(deps, schoolYear);
  const errors = targetErrors(targets);
  if (errors.length > 0) throw targetsRejected(errors);
  const reads = await seesNotes(deps, caller, partner);
  const replaced = await inTransaction(deps.store, async (within) => {
    if (!(await lockPartner(within, partner))) throw notFound();
    const now = await targetsOf(within, caller.scope, { partner, schoolYear });
    assertMatch(ifMatch, now.tag);
    const statements = statementsFor(reads ? targets : withStandingNotes(targets, now), now.standing);
    if (statements.length === 0) return now;
    await addStatements(within, statements, { partner, schoolYear, by: caller.person, now: nowOf(deps) });
    return targetsOf(within, caller.scope, { partner, schoolYear });
  });
  return reads ? replaced : withoutNotes(replaced);
}
