import { answerHandover, findHandover, type Handover } from '../../store/people/handovers.ts';
import type { Caller } from '../access/authorise.ts';
import { forbidden } from '../access/errors.ts';
import type { CommandDependencies } from '../commands/outcome.ts';
import { notFound } from '../errors.ts';
import { nowOf } from '../now.ts';
import { begin } from './carry-out.ts';
import { answeredBefore } from './errors.ts';
import { isSeenBy } from './find.ts';

/**
 * The receiver accepts a handover, which then begins, or declines it, and the giver keeps what they have.
 * @throws `not-found`, `forbidden` for who is not the receiver nor of the direction, `conflict` `answered-before`
 */
export async function answerToHandover(request: {
  deps: CommandDependencies;
  caller: Caller;
  id: string;
  accepted: boolean;
}): Promise<Handover> {
  const { deps, caller, id, accepted } = request;
  const offered = await findHandover(deps.store, id);
  if (offered === undefined || !(await isSeenBy(deps, caller, offered))) throw notFound();
  if (offered.to !== caller.person && caller.scope.kind !== 'all') throw forbidden();
  if (!(await answerHandover(deps.store, { id, accepted }, nowOf(deps)))) throw answeredBefore();
  if (accepted) await begin(deps, offered);
  return (await findHandover(deps.store, id)) ?? offered;
}
