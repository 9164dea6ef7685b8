import { EVERYTHING } from '../../domain/access/scope.ts';
import { questionLetter } from '../../mail/question-letter.ts';
import { hashOfToken, newToken } from '../../platform/token.ts';
import { isMailHeld } from '../../store/mail/holds.ts';
import { findPerson, findPersonByEmail, type Person } from '../../store/people/people.ts';
import { passQuestion } from '../../store/questions/questions.ts';
import { isId } from '../ids.ts';
import { sendOne } from '../letters/send-one.ts';
import { writeTo } from '../letters/writer.ts';
import { nowOf } from '../now.ts';
import { mayName } from '../people/may-name.ts';
import { meantQuestion, type QuestionAct } from './answer.ts';
import { cannotBeMailed, mailIsHeld, notMailed, personUnknown, questionAnswered } from './errors.ts';
import { subjectOf } from './letters.ts';

/**
 * Passes a question on to somebody whom we know and who can answer it: they are mailed it with a link at which they answer, and
 * the answer goes to the school. It is passed on once they were mailed: nobody else would ask them.
 * @param request.to an address or an id
 * @throws `not-found`; `conflict` when it was answered; `invalid` when nobody goes by that, or no mail reaches them;
 * `unavailable` when the mail could not be sent, or all mail is held back
 */
export async function passQuestionOn(request: QuestionAct & { readonly to: string }): Promise<void> {
  const { deps, caller, id } = request;
  const question = await meantQuestion(request);
  if (question.answered !== undefined) throw questionAnswered();
  const to = await meantPerson(request);
  if (await isMailHeld(deps.store, question.trajectoryId)) throw mailIsHeld();
  const token = newToken();
  const passed = { id, to: to.id, by: caller.person, at: nowOf(deps), hash: hashOfToken(token) };
  const facts = {
    ...({ kind: 'passed', id: `${id} ${passed.at}`, by: question.asker ?? '' } as const),
    ...{ subject: subjectOf(question), text: question.text },
    address: `${deps.configuration.http.publicUrl}/v/${token}`,
  };
  const written = await writeTo(deps, to.id, (reader, sender) => questionLetter(facts, reader, sender));
  if (written.kind !== 'letter') throw cannotBeMailed();
  if (!(await sendOne(deps, written.letter, { question: id }))) throw notMailed();
  if (!(await passQuestion(deps.store, passed))) throw questionAnswered();
}

/** Whom the caller may name: whoever is not of another guidance service, or of a school of one. */
async function meantPerson({ deps, caller, to }: QuestionAct & { readonly to: string }): Promise<Person> {
  const named = to.trim();
  const found = isId(named.toLowerCase())
    ? await findPerson(deps.store, EVERYTHING, named.toLowerCase())
    : await findPersonByEmail(deps.store, named, {});
  if (found === undefined || !(await mayName(deps, caller.scope, found))) throw personUnknown();
  return found;
}
