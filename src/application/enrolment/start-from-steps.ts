import { EVERYTHING } from '../../domain/access/scope.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import type { Template } from '../../domain/template/model/types.ts';
import {
  enrolmentOf,
  type StartResult,
  type StartToMake,
  startsToMake,
  withStart,
} from '../../domain/trajectory/decide/starts.ts';
import type { Advanced, Context } from '../../domain/trajectory/model/advanced.ts';
import type { Store } from '../../store/database/db.ts';
import { derivedId } from '../../store/database/derived-id.ts';
import { findSchool } from '../../store/people/schools.ts';
import { latestTemplate } from '../../store/templates/templates.ts';
import { runningTrajectory } from '../../store/trajectories/trajectories.ts';
import { type DecidedEnrolment, decideEnrolment, loadForEnrolment } from './decide-and-store.ts';

/** A trajectory from which another one may start by itself. */
export interface Origin {
  readonly outcome: Advanced;
  readonly template: Template;
  readonly context: Context;
  readonly now: Instant;
  readonly schoolNumber?: string | undefined;
  readonly organisationId?: string | undefined;
}

/** The outcome with what became of its starts, and the enrolments to store in the same transaction. */
export interface WithStarts {
  readonly outcome: Advanced;
  readonly enrolments: readonly DecidedEnrolment[];
}

/**
 * Decides every trajectory that starts by itself from an outcome. One that runs already for this subject is taken as the
 * one that was meant; one that cannot start leaves its step to whoever has it.
 */
export async function decideStarts(store: Store, origin: Origin): Promise<WithStarts> {
  const enrolments: DecidedEnrolment[] = [];
  let { outcome } = origin;
  for (;;) {
    const [start] = startsToMake(outcome.state, origin.template);
    if (start === undefined) return { outcome, enrolments };
    const { result, enrolment } = await decideStart(store, { ...origin, outcome }, start);
    if (enrolment !== undefined) enrolments.push(enrolment);
    outcome = withStart(outcome, start.path, result, origin.template, origin.context);
  }
}

async function decideStart(
  store: Store,
  { outcome: { state }, template: from, now, schoolNumber, organisationId }: Origin,
  start: StartToMake,
): Promise<{ result: StartResult; enrolment?: DecidedEnrolment }> {
  const [published, school] = await Promise.all([
    latestTemplate(store, start.template),
    schoolNumber === undefined ? undefined : findSchool(store, EVERYTHING, schoolNumber),
  ]);
  if (published === undefined) return { result: { refused: 'template-unknown' } };
  if (school?.closedAt !== undefined) return { result: { refused: 'school-closed' } };
  const { template } = published;
  const id = derivedId('started', state.id, start.path, String(start.round));
  const enrolment = enrolmentOf(start, state, from, { id, now, subject: template.subject });
  const { subject } = enrolment;
  const running = await runningTrajectory(store, { template: template.id, subject });
  if (running !== undefined) return { result: { trajectory: running } };
  const setting = await loadForEnrolment(store, published, { id: subject.id, schoolNumber });
  const decided = decideEnrolment(setting, enrolment, { school: schoolNumber, organisation: organisationId });
  if ('rejected' in decided) return { result: { refused: decided.code } };
  return { result: { trajectory: id }, enrolment: decided };
}
