import { canonicalInstant } from '../../calendar/instant.ts';
import type { Instant, LocalDate } from '../../calendar/types.ts';
import { localDateOf, startOfDay } from '../../calendar/wall-clock.ts';
import type { FieldError, Rejection } from '../../rejection.ts';
import type { SubjectKind, Template } from '../../template/model/types.ts';
import type { Advanced, Context } from '../model/advanced.ts';
import { apply } from '../model/apply.ts';
import type { Actor, TrajectoryEvent } from '../model/events.ts';
import { reject, rejectField } from '../model/rejections.ts';
import type { CallDates, LinkedTrajectory, StartedFrom } from '../model/state.ts';
import { record, system, type Transition } from '../model/transition.ts';
import { applyRules } from '../rules/apply-rules.ts';
import { isTooFar } from '../rules/due-dates.ts';
import { runUntil } from '../rules/run-until.ts';
import { advanced } from './advance.ts';

/** Somebody enrols a subject in a model trajectory. */
export interface Enrolment {
  /** UUID of the new trajectory. */
  readonly id: string;
  readonly now: Instant;
  readonly actor: Actor;
  readonly subject: { readonly kind: SubjectKind; readonly id: string };
  /** Local date on which it starts, or started. */
  readonly start: LocalDate;
  /** Person ids by role. */
  readonly roles: { readonly [role: string]: string };
  readonly reason?: string;
  /** Guidance services pick the schools with the greatest need; the group is recorded for the report on equal access. */
  readonly group?: 'volger' | 'first-mover';
  /** The step of another trajectory that proposed this one. */
  readonly from?: StartedFrom;
  /** The dates of the call in which it takes part. */
  readonly call?: CallDates;
  /** Whether somebody's act brought it about, whose mails go at once, or time; an act if left out. */
  readonly by?: 'act' | 'time';
  /** Nothing is sent for what lies before this instant: for a history that is taken over from elsewhere. */
  readonly quietBefore?: Instant;
  /** Where other trajectories of the same subject stand, for conditions that ask. */
  readonly linked?: readonly LinkedTrajectory[];
  /** Already under way: in this phase since this local date. What lies before is recorded as such and sends nothing. */
  readonly underWay?: { readonly phase: string; readonly since: LocalDate };
}

/**
 * Starts a trajectory. When it is already under way, the clock runs from then until now without a mail.
 * @returns What is committed first; or why not, naming the fields as `template`, `subject`, `start`, `roles.<role>`,
 * `under_way.phase`, `under_way.since`.
 */
export function enrol(
  request: Enrolment,
  template: Template,
  templateVersion: number,
  context: Context,
): Advanced | Rejection {
  const now = canonicalInstant(request.now);
  const refusal = refuse(request, template, localDateOf(now));
  if (refusal) return refusal;

  const since = request.underWay ? startOfDay(request.underWay.since) : now;
  const isLate = since < now;
  const quietBefore = request.quietBefore ?? (isLate ? now : undefined);
  const enrolled: TrajectoryEvent = {
    version: 1,
    at: isLate ? since : now,
    actor: request.actor,
    body: {
      type: 'enrolled',
      template: template.id,
      templateVersion,
      subject: request.subject,
      start: request.start,
      roles: request.roles,
      ...(request.reason === undefined ? {} : { reason: request.reason }),
      ...(request.group === undefined ? {} : { group: request.group }),
      ...(request.from === undefined ? {} : { from: request.from }),
      ...(request.call === undefined ? {} : { call: request.call }),
      ...(quietBefore === undefined ? {} : { quietBefore }),
      ...(isLate ? { underWay: true } : {}),
    },
  };
  const begun: Transition = {
    state: apply(undefined, enrolled, request.id),
    events: [enrolled],
    template,
    context,
  };
  const passedOver = phasesBefore(template, request.underWay?.phase).reduce(
    (so, phase) => record(so, enrolled.at, system, { type: 'withdrawn', path: phase, why: 'before-start' }),
    begun,
  );
  const informed = (request.linked ?? []).reduce(
    (so, trajectory) => record(so, enrolled.at, system, { type: 'linked', trajectory }),
    passedOver,
  );
  const settled = applyRules(informed, enrolled.at, isLate ? 'time' : (request.by ?? 'act'));
  return advanced(runUntil(settled, now));
}

function refuse(request: Enrolment, template: Template, today: LocalDate): Rejection | undefined {
  const { kind } = request.subject;
  if (kind !== template.subject && template.also?.includes(kind) !== true) {
    return rejectField('subject-unsuited', 'subject.kind');
  }
  if (request.start < template.availableFrom) {
    return rejectField('start-too-early', 'start', {
      nl: `Dit modeltraject kan starten vanaf ${template.availableFrom}.`,
      en: `This template can start from ${template.availableFrom}.`,
    });
  }
  if (template.availableUntil !== undefined && request.start > template.availableUntil) {
    return rejectField('start-too-late', 'start', {
      nl: `Dit modeltraject kan starten tot en met ${template.availableUntil}.`,
      en: `This template can start until ${template.availableUntil}.`,
    });
  }
  if (isTooFar(request.start, today)) return rejectField('date-too-far', 'start');
  const errors: FieldError[] = [];
  for (const role of Object.keys(request.roles)) {
    if (template.roles.some((definition) => definition.id === role)) continue;
    const names = template.roles.map((definition) => definition.id).join(', ');
    errors.push({
      path: `roles.${role}`,
      code: 'role-unknown',
      message: {
        nl: `Deze rol bestaat niet; kies uit: ${names}.`,
        en: `There is no such role; choose from: ${names}.`,
      },
    });
  }
  if (errors.length > 0) return reject('role-unknown', errors);
  for (const role of template.roles) {
    if (role.optional || request.roles[role.id] !== undefined) continue;
    errors.push({
      path: `roles.${role.id}`,
      code: 'role-without-person',
      message: {
        nl: `Wie is de ${role.title.nl.toLowerCase()}?`,
        en: `Who is the ${role.title.en.toLowerCase()}?`,
      },
    });
  }
  if (errors.length > 0) return reject('role-without-person', errors);
  if (request.underWay === undefined) return undefined;
  const { phase, since } = request.underWay;
  if (!template.phases.some((candidate) => candidate.id === phase)) {
    const names = template.phases.map((candidate) => candidate.id).join(', ');
    return rejectField('phase-unknown', 'under_way.phase', {
      nl: `Kies uit: ${names}.`,
      en: `Choose from: ${names}.`,
    });
  }
  return since > today || since < request.start ? rejectField('since-invalid', 'under_way.since') : undefined;
}

function phasesBefore(template: Template, phase: string | undefined): string[] {
  if (phase === undefined) return [];
  const ids = template.phases.map((candidate) => candidate.id);
  return ids.slice(0, ids.indexOf(phase));
}
