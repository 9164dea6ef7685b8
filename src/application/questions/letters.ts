import { questionLetter } from '../../mail/question-letter.ts';
import { type NamedQuestion, questionById } from '../../store/questions/questions.ts';
import { notOwed, type Writer, writeTo } from '../letters/writer.ts';

/** What a question waits for, to who follows the trajectory now; nothing once she has dealt with it. */
export const writeAsked: Writer = async (tools, { subject: id }) => {
  const question = await questionById(tools.store, id);
  if (question === undefined || question.answered !== undefined || question.passed !== undefined)
    return notOwed;
  const { asker = '', text, trajectoryId, follower } = question;
  const address = `${tools.configuration.http.publicUrl}/trajectories/${trajectoryId}/questions`;
  const facts = { kind: 'asked', id, by: asker, subject: subjectOf(question), text, address } as const;
  return writeTo(tools, follower, (to, sender) => questionLetter(facts, to, sender));
};

/** The answer to a question, to who asked it or passed it on. */
export const writeAnswered: Writer = async (tools, { subject: id, person }) => {
  const question = await questionById(tools.store, id);
  if (question?.answered === undefined) return notOwed;
  const { text, answerer = '', answered } = question;
  const said = { by: answerer, subject: subjectOf(question), text, answer: answered.answer };
  return writeTo(tools, person, (to, sender) =>
    questionLetter({ kind: 'answered', id, ...said }, to, sender),
  );
};

/** What the trajectory of a question is about, in a word. */
export function subjectOf({ school, reference }: NamedQuestion): string {
  return school ?? reference;
}
