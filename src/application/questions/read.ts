import type { Scope } from '../../domain/access/scope.ts';
import { hashOfToken, isToken } from '../../platform/token.ts';
import {
  type NamedQuestion,
  questionOfToken,
  questionsIn,
  questionsWaiting,
} from '../../store/questions/questions.ts';
import { findTrajectoryHead } from '../../store/trajectories/trajectories.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';

/** A question with the names of who has to do with it. */
export type ReadQuestion = NamedQuestion;

type Deps = Pick<Dependencies, 'store'>;

/**
 * The questions of schools in a trajectory with what became of each, the last first.
 * @throws `not-found` for a trajectory that the caller may not see
 */
export async function readQuestions(
  { store }: Deps,
  scope: Scope,
  trajectory: string,
): Promise<readonly NamedQuestion[]> {
  if ((await findTrajectoryHead(store, scope, trajectory)) === undefined) throw notFound();
  return questionsIn(store, scope, trajectory);
}

/** The questions that wait for an answer in the trajectories that somebody may act on, the first first. */
export async function readWaitingQuestions({ store }: Deps, scope: Scope): Promise<readonly NamedQuestion[]> {
  return questionsWaiting(store, scope);
}

/** The question of a link that was mailed to who can answer it; nothing for one that we never gave. */
export async function openQuestion({ store }: Deps, token: string): Promise<NamedQuestion | undefined> {
  return isToken(token) ? questionOfToken(store, hashOfToken(token)) : undefined;
}
