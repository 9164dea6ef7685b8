import { EVERYTHING } from '../../domain/access/scope.ts';
import { wordErrors } from '../../domain/questions/question.ts';
import { inTransaction } from '../../store/database/transaction.ts';
import { oweLetters } from '../../store/letters/owed.ts';
import { insertQuestion, type NamedQuestion, questionsIn } from '../../store/questions/questions.ts';
import { notFound } from '../errors.ts';
import { newIdFor } from '../idempotency.ts';
import { deliverLetters } from '../letters/deliver.ts';
import type { OpenedLink } from '../links/open.ts';
import { isOfTheSchool } from '../links/reader.ts';
import type { LinkVisit } from '../links/visit.ts';
import { nowOf } from '../now.ts';
import { questionRejected } from './errors.ts';
import { writeAsked } from './letters.ts';

/**
 * Whether the reader of a link can ask a question here: whoever does it for the school, also once the step was done or the
 * trajectory has ended. The answer goes by mail to the reader's own address; a link that has expired or was withdrawn asks nothing.
 */
export function mayAsk(opened: OpenedLink): boolean {
  const { fate } = opened;
  return isOfTheSchool(opened) && fate !== 'expired' && fate !== 'revoked';
}

/**
 * Asks a question in the name of the reader of a link. Whoever follows the trajectory is told by mail, and it stands on her day
 * until it is answered. With the same key it is asked once.
 * @throws `not-found` for a reader who is not of the school; `invalid` for the words
 */
export async function askQuestion({ deps, opened, key }: LinkVisit, text: string): Promise<void> {
  if (!mayAsk(opened)) throw notFound();
  const errors = wordErrors('text', text);
  if (errors.length > 0) throw questionRejected(errors);
  const { trajectory, person } = opened;
  const id = newIdFor({ key, principal: person.id, purpose: `question ${trajectory.id}` });
  const asked = { id, trajectoryId: trajectory.id, askedBy: person.id, askedAt: nowOf(deps), text };
  const letters = await inTransaction(deps.store, async (within) =>
    (await insertQuestion(within, asked))
      ? oweLetters(within, [{ kind: 'asked', subject: id }], asked.askedAt)
      : [],
  );
  await deliverLetters(deps, () => writeAsked, letters);
}

/**
 * The questions that the reader of a link asked, with what became of each, the last first; none through a link that may only
 * ask, as whoever finds an old mail could.
 */
export async function questionsOfLink(
  { store }: LinkVisit['deps'],
  { usable, trajectory, person }: OpenedLink,
): Promise<readonly NamedQuestion[]> {
  if (!usable) return [];
  return (await questionsIn(store, EVERYTHING, trajectory.id)).filter(({ askedBy }) => askedBy === person.id);
}
