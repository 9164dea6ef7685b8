import { z } from 'zod';
import type { Dossier } from '../../application/trajectories/dossier.ts';
import { formatWithOffset } from '../../domain/calendar/wall-clock.ts';
import { positionOfPath } from '../../domain/template/model/lookup.ts';
import type { StepNode } from '../../domain/template/model/types.ts';
import type { Appointment } from '../../domain/trajectory/model/state.ts';
import { asksFor, optionsOf } from '../../domain/trajectory/model/step-outcomes.ts';
import { standing } from '../../domain/trajectory/rules/due-dates.ts';
import { inTimeUntil, isAtRisk, silentSince } from '../../domain/trajectory/views/late.ts';
import {
  inOrderOfOpening,
  isOverdue,
  type StepView,
  stepsSoFar,
  waitingFor,
} from '../../domain/trajectory/views/steps.ts';
import { whereItEnded } from '../../domain/trajectory/views/where-it-ended.ts';
import { instantOrNull } from '../instants.ts';
import { instant, localDate, schoolNumber, stepPath, templateText, uuid } from '../schemas.ts';

export const trajectoryParams = z.object({ id: uuid });

export const trajectoryStatus = z
  .enum(['active', 'paused', 'completed', 'stopped'])
  .meta({ id: 'TrajectoryStatus' });
export const party = z.enum(['pbd', 'school', 'provider', 'central']).meta({ id: 'Party' });
export const nodeStatus = z
  .enum(['open', 'done', 'skipped', 'expired', 'withdrawn'])
  .meta({ id: 'NodeStatus' });

export const named = z.strictObject({ id: uuid, name: z.string().nullable() }).meta({ id: 'Named' });

export const appointment = z
  .strictObject({ start: instant, end: instant, place: z.string().nullable() })
  .meta({ id: 'Appointment' });

/** An appointment as it goes over the wire. */
export const toWireAppointment = ({ start, end, place }: Appointment): z.input<typeof appointment> => ({
  start: formatWithOffset(start),
  end: formatWithOffset(end),
  place: place ?? null,
});

const stepSchema = z
  .strictObject({
    path: stepPath,
    step: z.string(),
    phase: z.string(),
    kind: z.string(),
    title: templateText,
    ask: templateText,
    role: z.string(),
    person: named.nullable(),
    status: nodeStatus,
    opened_on: localDate,
    due: localDate.nullable(),
    overdue: z.boolean(),
    closed_on: localDate.nullable(),
    round: z.int(),
    outcome: z.string().nullable(),
    outcomes: z
      .array(
        z.strictObject({
          id: z.string(),
          title: templateText,
          asks: z.array(z.enum(['answers', 'comment'])),
          stops: z.boolean(),
        }),
      )
      .meta({
        description: 'What can be chosen, what has to be given with it, and whether it ends the trajectory.',
      }),
    returned_with: z
      .string()
      .nullable()
      .meta({ description: 'What should change, when a review sent it back.' }),
    appointments: z.array(appointment),
    attachments: z.array(uuid),
    extensions: z.int(),
    about: z
      .string()
      .nullable()
      .meta({ description: 'Of a task about silence or a lost contact: the step or role.' }),
    proposes: z.string().nullable().meta({ description: 'The template that a `trajectory` step proposes.' }),
    not_started: z
      .string()
      .nullable()
      .meta({ description: 'Why that one did not start by itself: a stable code.' }),
    form: z
      .record(z.string(), z.unknown())
      .nullable()
      .meta({ description: 'JSON Schema of what is filled in.' }),
  })
  .meta({ id: 'Step' });

const stageSchema = z
  .strictObject({
    path: z.string(),
    title: templateText,
    status: z.union([nodeStatus, z.literal('later')]),
    opened_on: localDate.nullable(),
    closed_on: localDate.nullable(),
    level: z.string().nullable(),
  })
  .meta({ id: 'Stage', description: 'A phase, track or module.' });

export const trajectorySchema = z
  .strictObject({
    id: uuid,
    reference: z.string().meta({ example: 'DS-4K7Q2' }),
    template: z.string(),
    template_version: z.int(),
    title: templateText,
    subject: z.strictObject({ kind: z.string(), id: z.string(), name: z.string().nullable() }),
    school: schoolNumber.nullable(),
    organisation: named.nullable(),
    programme: uuid.nullable(),
    cohort: z.string().nullable().meta({ description: 'The call of its programme.' }),
    group: z.string().nullable(),
    from: z
      .strictObject({ trajectory: uuid, step: z.string() })
      .nullable()
      .meta({ description: 'The step of another trajectory from which it was started.' }),
    started: z
      .array(z.strictObject({ step: z.string(), trajectory: uuid }))
      .meta({ description: 'The trajectories that were started from its steps.' }),
    former: z
      .strictObject({ id: uuid, reference: z.string(), status: trajectoryStatus })
      .nullable()
      .meta({ description: 'The trajectory that the same subject went through before in this template.' }),
    period: z.string(),
    start: localDate,
    status: trajectoryStatus,
    version: z.int(),
    as_of: localDate,
    updated_at: instant,
    ended_at: instant.nullable(),
    ended_by_mistake: z
      .boolean()
      .meta({ description: 'It should never have been enrolled, and counts nowhere.' }),
    ended_at_step: z
      .string()
      .nullable()
      .meta({ description: 'Where it goes on when it is reopened without naming a step.' }),
    wake_at: instant
      .nullable()
      .meta({ description: 'When time next changes it; null as of a day that was asked for.' }),
    waiting_for: z.array(party),
    overdue: z.boolean(),
    at_risk: z.boolean(),
    silent_since: localDate
      .nullable()
      .meta({ description: 'Set once it has been silent for three school weeks.' }),
    roles: z.array(
      z.strictObject({
        role: z.string(),
        party,
        title: templateText,
        person: named.nullable(),
        since: instant.nullable(),
      }),
    ),
    phases: z.array(stageSchema),
    stages: z.array(stageSchema).meta({ description: 'Tracks and modules that have come to their turn.' }),
    open: z.array(stepSchema),
    steps: z.array(stepSchema).meta({ description: 'Everything that ever opened, in that order.' }),
    answers: z.record(z.string(), z.record(z.string(), z.unknown())),
    pauses: z.array(
      z.strictObject({
        from: localDate,
        to: localDate.nullable(),
        until: localDate.nullable(),
        reason: z.string(),
      }),
    ),
    handovers: z.array(z.strictObject({ role: z.string(), to: named, on: localDate })),
  })
  .meta({ id: 'Trajectory' });

type Wire = z.input<typeof trajectorySchema>;

/** A trajectory as it goes over the wire. */
export function toWireTrajectory(view: Dossier): Wire {
  const { head, state, template, context, today } = view;
  const seen = inOrderOfOpening(stepsSoFar(state, template, context));
  const steps = seen.map((step) => toWireStep(step, view));
  const open = steps.filter(({ status }) => status === 'open');
  const hasEnded = state.endedAt !== undefined;
  const openNow = seen.filter(({ node }) => node.status === 'open');
  const nextDue = openNow.flatMap((step) => inTimeUntil(step) ?? []).sort()[0];
  return {
    id: state.id,
    reference: head.reference,
    template: state.template,
    template_version: state.templateVersion,
    title: template.title,
    subject: { ...state.subject, name: view.subject ?? null },
    school: head.schoolNumber ?? null,
    organisation:
      head.organisationId === undefined
        ? null
        : { id: head.organisationId, name: view.organisation?.name ?? null },
    programme: head.programmeId ?? null,
    cohort: head.cohort ?? null,
    group: head.group ?? null,
    from: state.from ?? null,
    started: seen.flatMap(({ path, node: { started } }) =>
      started === undefined ? [] : [{ step: path, trajectory: started }],
    ),
    former: view.former ?? null,
    period: head.period,
    start: state.start,
    status: state.status,
    version: state.version,
    as_of: today,
    updated_at: formatWithOffset(state.at),
    ended_at: instantOrNull(state.endedAt),
    ended_by_mistake: state.mistake ?? false,
    ended_at_step: whereItEnded(state, template) ?? null,
    wake_at: hasEnded ? null : instantOrNull(head.wakeAt),
    waiting_for: [...waitingFor(state, template, context)],
    overdue: !hasEnded && open.some(({ overdue }) => overdue),
    at_risk: isAtRisk({ status: state.status, nextDue }, openNow, today),
    silent_since: silentSince({ state, template, context }, today) ?? null,
    roles: template.roles.map(({ id, party: partyOf, title }) => {
      const assignment = state.roles[id];
      return {
        role: id,
        party: partyOf,
        title,
        person: assignment === undefined ? null : personOf(assignment.person, view),
        since: instantOrNull(assignment?.since),
      };
    }),
    phases: template.phases.map(({ id, title }) => toWireStage(id, title, view)),
    stages: Object.keys(state.nodes).flatMap((path) => {
      const place = positionOfPath(template, path);
      const isInner = place?.node.type === 'stage' && place.node.form !== 'phase';
      return isInner ? [toWireStage(path, place.node.title, view)] : [];
    }),
    open: hasEnded ? [] : open,
    steps,
    answers: Object.fromEntries(Object.entries(state.answers).map(([step, given]) => [step, { ...given }])),
    pauses: state.pauses.map(({ from, to, until, reason }) => ({
      from,
      to: to ?? null,
      until: until ?? null,
      reason,
    })),
    handovers: state.handovers.map(({ role, to, on }) => ({ role, to: personOf(to, view), on })),
  };
}

function toWireStep(step: StepView, view: Dossier): z.input<typeof stepSchema> {
  const { node, person, due } = step;
  return {
    path: step.path,
    step: step.step.id,
    phase: step.phase.id,
    kind: step.step.kind,
    title: step.step.title,
    ask: step.step.ask,
    role: step.role,
    person: person === undefined ? null : personOf(person, view),
    status: node.status,
    opened_on: node.openedOn,
    due: due ?? null,
    overdue: isOverdue(step, view.state, view.today),
    closed_on: node.closedOn ?? null,
    round: node.round,
    outcome: node.outcome ?? null,
    outcomes: node.status === 'open' ? outcomesOf(step.step) : [],
    returned_with: node.returnedWith ?? null,
    appointments: (standing(node) ?? []).map(toWireAppointment),
    attachments: [...node.attachments],
    extensions: node.extensions,
    about: node.about ?? null,
    proposes: step.step.proposes ?? null,
    not_started: node.notStarted ?? null,
    form: node.status === 'open' && step.step.answers !== undefined ? { ...step.step.answers } : null,
  };
}

function outcomesOf(step: StepNode): z.input<typeof stepSchema>['outcomes'] {
  return optionsOf(step).map((option) => ({
    ...{ id: option.id, title: option.title, stops: option.then === 'stop' },
    asks: [
      ...(step.answers !== undefined && asksFor('answers', step, option) ? (['answers'] as const) : []),
      ...(asksFor('comment', step, option) ? (['comment'] as const) : []),
    ],
  }));
}

function toWireStage(path: string, title: Wire['title'], view: Dossier): z.input<typeof stageSchema> {
  const node = view.state.nodes[path];
  return {
    path,
    title,
    status: node?.status ?? 'later',
    opened_on: node?.openedOn ?? null,
    closed_on: node?.closedOn ?? null,
    level: node?.level ?? null,
  };
}

function personOf(id: string, view: Dossier): z.input<typeof named> {
  return { id, name: view.people.get(id)?.name ?? null };
}
