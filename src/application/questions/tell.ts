import { EVERYTHING } from '../../domain/access/scope.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import { type QuestionFacts, questionLetter } from '../../mail/question-letter.ts';
import { findPerson } from '../../store/people/people.ts';
import { type NamedQuestion, type OwedOfQuestion, settleQuestion } from '../../store/questions/questions.ts';
import type { Dependencies } from '../dependencies.ts';
import { nextTry } from '../letters/again.ts';
import { isMailed } from '../letters/is-mailed.ts';
import { sendLetters } from '../letters/send.ts';
import { senderFor } from '../letters/sender.ts';

/** What telling of questions works with. */
export type QuestionMail = Pick<Dependencies, 'store' | 'clock' | 'configuration' | 'logger'>;

/**
 * Mails what a question owes: to who follows that it was asked, or its answer to who asked it and to who passed it on. What cannot be
 * sent now is owed until it can.
 * @param since when it was owed first
 */
export async function tellWhatIsOwed(
  deps: QuestionMail,
  question: NamedQuestion,
  owed: OwedOfQuestion,
  since: Instant,
): Promise<void> {
  // Another process of ours has a mail server.
  if (deps.configuration.mail.smtpUrl === undefined) return;
  const [readers, facts] = owed === 'asked' ? asked(deps, question) : answered(question);
  let areTold = true;
  for (const reader of readers) areTold = (await tellOfQuestion(deps, reader, facts)) && areTold;
  const again = areTold ? undefined : nextTry(deps, since, { question: question.id });
  await settleQuestion(deps.store, question.id, owed, again);
}

type Told = readonly [readers: readonly string[], facts: QuestionFacts];

function asked({ configuration }: QuestionMail, question: NamedQuestion): Told {
  const { id, asker = '', text, trajectoryId, follower } = question;
  const address = `${configuration.http.publicUrl}/trajectories/${trajectoryId}/questions`;
  const facts = { kind: 'asked', id, by: asker, subject: subjectOf(question), text, address } as const;
  return [follower === undefined ? [] : [follower], facts];
}

function answered(question: NamedQuestion): Told {
  const { id, text, askedBy, passed, answered, answerer = '' } = question;
  const { answer = '', by } = answered ?? {};
  const readers = [askedBy, ...(passed === undefined || passed.by === by ? [] : [passed.by])];
  return [readers, { kind: 'answered', id, by: answerer, subject: subjectOf(question), text, answer }];
}

/** What the trajectory of a question is about, in a word. */
export function subjectOf({ school, reference }: NamedQuestion): string {
  return school ?? reference;
}

/**
 * Mails somebody about a question.
 * @returns whether nothing is owed them any more: they were mailed, or no mail reaches them
 */
export async function tellOfQuestion(deps: QuestionMail, to: string, facts: QuestionFacts): Promise<boolean> {
  const reader = await findPerson(deps.store, EVERYTHING, to);
  if (!isMailed(reader)) return true;
  const { name, email, language } = reader;
  const sender = await senderFor({ ...deps, from: deps.configuration.mail.from }, reader);
  return sendLetters(deps, [questionLetter(facts, { name, email, language }, sender)], {
    about: { question: facts.id },
    sentence: 'Somebody could not be told of a question',
  });
}
