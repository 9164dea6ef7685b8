import { schoolYearOf } from '../../domain/calendar/school-year.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import { linksOf } from '../../domain/template/model/links.ts';
import type { Template } from '../../domain/template/model/types.ts';
import { enrol } from '../../domain/trajectory/decide/enrol.ts';
import {
  enrolmentOf,
  type StartResult,
  type StartToMake,
  startsToMake,
  withStart,
} from '../../domain/trajectory/decide/starts.ts';
import type { Advanced, Context } from '../../domain/trajectory/model/outcome.ts';
import type { Store } from '../../store/database/db.ts';
import { derivedId } from '../../store/database/derived-id.ts';
import { findSchool } from '../../store/people/schools.ts';
import { latestTemplate } from '../../store/templates/templates.ts';
import type { EnrolmentCommit } from '../../store/trajectories/commits.ts';
import { linkedFor } from '../../store/trajectories/linked.ts';
import { runningTrajectory } from '../../store/trajectories/trajectories.ts';

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
  readonly enrolments: readonly Omit<EnrolmentCommit, 'reference'>[];
}

/**
 * Decides every trajectory that starts by itself from an outcome. One that runs already for this subject is taken as the
 * one that was meant; one that cannot start leaves its step to whoever has it.
 */
export async function decideStarts(store: Store, origin: Origin): Promise<WithStarts> {
  const enrolments: Omit<EnrolmentCommit, 'reference'>[] = [];
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
  { outcome: { state }, template: from, context, now, schoolNumber, organisationId }: Origin,
  start: StartToMake,
): Promise<{ result: StartResult; enrolment?: Omit<EnrolmentCommit, 'reference'> }> {
  const [published, school] = await Promise.all([
    latestTemplate(store, start.template),
    schoolNumber === undefined ? undefined : findSchool(store, schoolNumber),
  ]);
  if (published === undefined) return { result: { refused: 'template-unknown' } };
  if (school?.closedAt !== undefined) return { result: { refused: 'school-closed' } };
  const { template, version } = published;
  const id = derivedId('started', state.id, start.path, String(start.round));
  const enrolment = enrolmentOf(start, state, from, { id, now, subject: template.subject });
  const { subject } = enrolment;
  const period = schoolYearOf(enrolment.start);
  const running = await runningTrajectory(store, { template: template.id, subject });
  if (running !== undefined) return { result: { trajectory: running } };
  const linked = await linkedFor(store, { subject, schoolNumber }, linksOf(template));
  const advanced = enrol({ ...enrolment, linked }, template, version, context);
  if (advanced.rejected) return { result: { refused: advanced.code } };
  return {
    result: { trajectory: id },
    enrolment: {
      ...{ advanced, template, context, now, period, school: schoolNumber, organisation: organisationId },
      group: enrolment.group,
    },
  };
}
