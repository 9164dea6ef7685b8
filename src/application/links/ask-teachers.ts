import { EVERYTHING } from '../../domain/access/scope.ts';
import type { SurveyKind } from '../../domain/surveys/questions.ts';
import type { Language } from '../../domain/text.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';
import { askTeachers } from '../surveys/ask.ts';
import { readSurveys, type ShownSurvey } from '../surveys/read.ts';
import type { OpenedLink } from './open.ts';
import { isOfTheSchool } from './reader.ts';
import type { LinkVisit } from './visit.ts';

/** Whether the reader of a link can have the teachers of the school asked: whoever does it for the school, while it runs. */
export function mayAskTeachers(opened: OpenedLink): boolean {
  const { usable, trajectory, dossier } = opened;
  return usable && trajectory.status !== 'stopped' && dossier.school !== undefined && isOfTheSchool(opened);
}

/** The surveys among the teachers of the school, as its contact sees them: the same as whoever follows the trajectory. */
export async function surveysOfLink(
  deps: Dependencies,
  { trajectory }: OpenedLink,
): Promise<readonly ShownSurvey[]> {
  return readSurveys(deps, EVERYTHING, trajectory.state.id);
}

/**
 * Asks teachers whose addresses the school itself gives: nobody else sees these.
 * @throws `not-found` for a reader who is not of the school; as {@link askTeachers}
 */
export async function askTeachersOfSchool(
  { deps, opened, key }: LinkVisit,
  asked: {
    readonly kind: SurveyKind;
    readonly addresses: readonly string[];
    readonly language: Language;
  },
): Promise<ShownSurvey> {
  if (!mayAskTeachers(opened)) throw notFound();
  return askTeachers({
    ...{ deps, scope: EVERYTHING, by: opened.person.id, trajectory: opened.trajectory.state.id },
    ...asked,
    idempotencyKey: key,
  });
}
