import { EVERYTHING } from '../../domain/access/scope.ts';
import { type QuestionFacts, questionLetter } from '../../mail/question-letter.ts';
import { findPerson, type Person } from '../../store/people/people.ts';
import type { Dependencies } from '../dependencies.ts';
import { sendLetters } from '../letters/send.ts';
import { senderFor } from '../letters/sender.ts';

/** Whether mail reaches somebody. */
export function isMailed(person: Person | undefined): person is Person & { readonly email: string } {
  return person?.email !== undefined && person.unreachableAt === undefined && person.leftAt === undefined;
}

/**
 * Tells somebody of a question: that it was asked, that they are asked to answer it, or what the answer is. It stands on the
 * pages as well, also when this mail cannot be sent.
 * @returns whether they were told
 */
export async function tellOfQuestion(
  deps: Dependencies,
  to: string | undefined,
  facts: QuestionFacts,
): Promise<boolean> {
  const { smtpUrl, from } = deps.configuration.mail;
  const reader = to === undefined ? undefined : await findPerson(deps.store, EVERYTHING, to);
  if (smtpUrl === undefined || !isMailed(reader)) return false;
  const { name, email, language } = reader;
  const sender = await senderFor({ ...deps, from }, reader);
  return sendLetters(deps, [questionLetter(facts, { name, email, language }, sender)], {
    about: { question: facts.id },
    sentence: 'Somebody could not be told of a question',
  });
}
