import { randomUUID } from 'node:crypto';
import type { Scope } from '../../domain/access/scope.ts';
import { addressErrors, distinct } from '../../domain/surveys/addresses.ts';
import { surveyDates } from '../../domain/surveys/dates.ts';
import type { SurveyKind } from '../../domain/surveys/questions.ts';
import type { Language } from '../../domain/text.ts';
import { loadCalendar } from '../../store/calendar/overrides.ts';
import { storeOfSystem } from '../../store/database/db.ts';
import { inTransaction } from '../../store/database/transaction.ts';
import { lowerAlarm } from '../../store/mail/alarm.ts';
import { findPeople } from '../../store/people/people.ts';
import { SURVEY_MAILROOM } from '../../store/surveys/invitations.ts';
import { insertSurvey, lockSurveys, surveysOf } from '../../store/surveys/surveys.ts';
import { templateOf } from '../../store/templates/templates.ts';
import { findTrajectory, type Trajectory } from '../../store/trajectories/trajectories.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';
import { newIdFor } from '../idempotency.ts';
import { nowOf, todayOf } from '../now.ts';
import { wakeMailroom } from '../workflow-client/mailroom.ts';
import { surveyAfterEnd, surveyRejected, surveyUnderWay } from './errors.ts';
import { type ShownSurvey, shown } from './read.ts';

/**
 * Asks teachers of a school or a training a few questions, without names: each gets a link by mail that works once, and one
 * reminder. Their addresses are kept until that went. With an Idempotency-Key, doing it again asks nobody twice.
 * @param by person id of whoever gives the addresses: who follows the trajectory, or its contact at the school
 * @throws `not-found` for the trajectory; `invalid` for the addresses; `conflict` when it was stopped, or asks this already
 */
export async function askTeachers(request: {
  deps: Dependencies;
  scope: Scope;
  by: string;
  trajectory: string;
  kind: SurveyKind;
  addresses: readonly string[];
  language: Language;
  idempotencyKey?: string | undefined;
}): Promise<ShownSurvey> {
  const { deps, scope, by, trajectory, kind, language, idempotencyKey } = request;
  const { store } = deps;
  const found = await findTrajectory(store, scope, trajectory);
  if (found === undefined) throw notFound();
  if (found.status === 'stopped') throw surveyAfterEnd();
  const addresses = distinct(request.addresses);
  const errors = addressErrors(addresses);
  if (errors.length > 0) throw surveyRejected(errors);
  const [calendar, provider] = await Promise.all([
    loadCalendar(store, found.schoolNumber),
    providerOf(deps, found),
  ]);
  const [today, askedAt] = [todayOf(deps), nowOf(deps)];
  const id = newIdFor({ key: idempotencyKey, principal: by, purpose: `survey ${trajectory}` });
  const survey = {
    ...{ id, trajectoryId: trajectory, kind, askedAt, askedBy: by, ...surveyDates(today, calendar) },
    ...(provider === undefined ? {} : { provider }),
  };
  await inTransaction(store, async (within) => {
    await lockSurveys(within, trajectory);
    const others = (await surveysOf(within, trajectory)).filter((other) => other.id !== id);
    if (others.some((other) => other.kind === kind && other.closesOn >= today)) throw surveyUnderWay();
    const teachers = addresses.map((address) => ({ id: randomUUID(), address, language }));
    await insertSurvey(within, survey, teachers);
    await lowerAlarm(storeOfSystem(within, 'work'), SURVEY_MAILROOM, askedAt);
  });
  await wakeMailroom(deps, SURVEY_MAILROOM);
  const [kept] = (await surveysOf(store, trajectory)).filter((one) => one.id === id);
  if (kept === undefined) throw notFound();
  return shown(kept, today);
}

/** The organisation of whoever gives training in it: the first role of a provider that is filled. */
async function providerOf(
  { store }: Pick<Dependencies, 'store'>,
  { template: id, templateVersion, state }: Trajectory,
): Promise<string | undefined> {
  const template = await templateOf(store, id, templateVersion);
  const person = template.roles
    .filter(({ party }) => party === 'provider')
    .flatMap((role) => state.roles[role.id]?.person ?? [])[0];
  if (person === undefined) return undefined;
  return (await findPeople(store, [person])).get(person)?.organisationId;
}
