import type { WholeStore } from '../../store/database/db.ts';
import { untoldQuestions } from '../../store/questions/questions.ts';
import { untoldParticipations } from '../../store/trajectories/participations.ts';
import { nowOf } from '../now.ts';
import { tellParticipant } from '../participants/tell.ts';
import { type QuestionMail, tellWhatIsOwed } from '../questions/tell.ts';

/** Whoever asked for it sends it at once; after so many milliseconds it is looked after here. */
const A_MOMENT = 60_000;

/**
 * Sends the letters about questions and participations that are owed: the mail server was away, or whoever was to send them ended.
 * @returns how many were looked after
 */
export async function sendOwedLetters(deps: QuestionMail & { readonly store: WholeStore }): Promise<number> {
  const before = new Date(Date.parse(nowOf(deps)) - A_MOMENT).toISOString();
  const questions = await untoldQuestions(deps.store, before);
  for (const { question, owed, since } of questions) await tellWhatIsOwed(deps, question, owed, since);
  const participations = await untoldParticipations(deps.store, before);
  for (const { participation, since } of participations) await tellParticipant(deps, participation, since);
  return questions.length + participations.length;
}
