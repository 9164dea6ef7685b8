import { wordErrors } from '../../domain/questions/question.ts';
import { inTransaction } from '../../store/database/transaction.ts';
import { oweLetters } from '../../store/letters/owed.ts';
import { answerQuestionOf, findQuestion, type NamedQuestion } from '../../store/questions/questions.ts';
import type { Caller } from '../access/authorise.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';
import { deliverLetters } from '../letters/deliver.ts';
import { nowOf } from '../now.ts';
import { questionAnswered, questionRejected } from './errors.ts';
import { writeAnswered } from './letters.ts';

/** A question in a trajectory, and who has to do something with it. */
export type QuestionAct = {
  readonly deps: Dependencies;
  readonly caller: Pick<Caller, 'person' | 'scope'>;
  readonly trajectory: string;
  readonly id: string;
};

/** The question that is meant. @throws `not-found` */
export async function meantQuestion({ deps, caller, trajectory, id }: QuestionAct): Promise<NamedQuestion> {
  const found = await findQuestion(deps.store, caller.scope, { trajectoryId: trajectory, id });
  if (found === undefined) throw notFound('question');
  return found;
}

/**
 * Answers a question of a school: whoever asked it is mailed the answer, and finds it on their page.
 * @param request.caller who may act on the trajectory
 * @throws `not-found`; `conflict` when it was answered before; `invalid` for the words
 */
export async function answerQuestion(request: QuestionAct & { readonly answer: string }): Promise<void> {
  await giveAnswer(request.deps, await meantQuestion(request), request.caller.person, request.answer);
}

/**
 * Answers a question through the link that was mailed to whom it was passed on to, as {@link answerQuestion}. Whoever passed it
 * on is told as well.
 */
export async function answerPassedQuestion(
  deps: Dependencies,
  question: NamedQuestion,
  answer: string,
): Promise<void> {
  const { passed } = question;
  if (passed === undefined) throw notFound('question');
  await giveAnswer(deps, question, passed.to, answer);
}

async function giveAnswer(
  deps: Dependencies,
  { id, askedBy, passed, answered }: NamedQuestion,
  by: string,
  answer: string,
): Promise<void> {
  if (answered !== undefined) throw questionAnswered();
  const errors = wordErrors('answer', answer);
  if (errors.length > 0) throw questionRejected(errors);
  const at = nowOf(deps);
  const readers = new Set([askedBy, ...(passed === undefined || passed.by === by ? [] : [passed.by])]);
  const letters = await inTransaction(deps.store, async (within) => {
    if (!(await answerQuestionOf(within, { id, by, at, answer }))) throw questionAnswered();
    const owed = [...readers].map((person) => ({ kind: 'answered', subject: id, person }) as const);
    return oweLetters(within, owed, at);
  });
  await deliverLetters(deps, () => writeAnswered, letters);
}
