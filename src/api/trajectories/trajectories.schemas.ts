import { z } from 'zod';
import { formatWithOffset } from '../../domain/calendar/wall-clock.ts';
import type { Appointment } from '../../domain/trajectory/model/state.ts';
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

export const stepSchema = z
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

export const stageSchema = z
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
