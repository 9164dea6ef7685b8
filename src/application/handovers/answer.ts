import { answerHandover, findHandover, type Handover } from '../../store/people/handovers.ts';
import type { Caller } from '../access/authorise.ts';
import { forbidden } from '../access/errors.ts';
import { type BulkPreview, previewBulk } from '../bulk/preview.ts';
import type { CommandDependencies } from '../commands/outcome.ts';
import { notFound } from '../errors.ts';
import { nowOf, todayOf } from '../now.ts';
import { begin } from './carry-out.ts';
import { answeredBefore } from './errors.ts';
import { workOf } from './work.ts';

type Answering = {
  readonly deps: CommandDependencies;
  readonly caller: Caller;
  readonly id: string;
  readonly accepted: boolean;
};

/**
 * The receiver accepts a handover, which then begins, or declines it, and the giver keeps what they have.
 * @throws `not-found`, `forbidden` for who is not the receiver nor of the direction, `conflict` `answered-before`
 */
export async function answerToHandover(answering: Answering): Promise<Handover> {
  const offered = await readOffered(answering);
  const { deps, caller, id, accepted } = answering;
  if (!(await answerHandover(deps.store, { id, accepted }, nowOf(deps)))) throw answeredBefore();
  if (accepted) await begin(deps, offered);
  return (await findHandover(deps.store, caller.scope, id, caller.person)) ?? offered;
}

/**
 * What an answer would change, role by role: nothing when it is declined. Nothing is stored.
 * @throws as {@link answerToHandover}
 */
export async function previewAnswer(answering: Answering): Promise<BulkPreview> {
  const offered = await readOffered(answering);
  if (offered.answeredAt !== undefined) throw answeredBefore();
  const { deps, caller, accepted } = answering;
  const work = accepted ? await workOf(deps, offered, todayOf(deps)) : [];
  // It is carried out in the name of whoever offered it.
  return previewBulk({ deps, person: offered.offeredBy, work, language: caller.language });
}

async function readOffered({ deps, caller, id }: Answering): Promise<Handover> {
  const offered = await findHandover(deps.store, caller.scope, id, caller.person);
  if (offered === undefined) throw notFound();
  if (offered.to !== caller.person && caller.scope.kind !== 'all') throw forbidden();
  return offered;
}
