import { z } from 'zod';
import { type ReadTraining, readTraining } from '../../application/trajectories/training.ts';
import type { InRole } from '../../domain/access/training.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { localDate, schoolNumber, templateText, uuid } from '../schemas.ts';
import {
  appointment,
  nodeStatus,
  toWireAppointment,
  trajectoryParams,
  trajectoryStatus,
} from './trajectories.schemas.ts';

const somebody = z
  .strictObject({
    role: z.string(),
    title: templateText,
    name: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
  })
  .meta({ id: 'SomebodyInTraining' });

const trainingSchema = z
  .strictObject({
    id: uuid,
    reference: z.string(),
    title: templateText,
    status: trajectoryStatus,
    name: z.string().meta({ description: 'The school, or what else it is about.' }),
    school: z
      .strictObject({
        number: schoolNumber,
        name: z.string(),
        municipality: z.string().nullable(),
        phone: z.string().nullable(),
      })
      .nullable(),
    steps: z.array(
      z.strictObject({
        path: z.string(),
        title: templateText,
        kind: z.string(),
        status: nodeStatus,
        role: z.string(),
        person: z.string().nullable(),
        opened_on: localDate,
        due: localDate.nullable(),
        overdue: z.boolean(),
        closed_on: localDate.nullable(),
        appointments: z.array(appointment),
      }),
    ),
    participants: z.array(somebody),
    counsellor: somebody.nullable(),
  })
  .meta({ id: 'Training' });

const trainingRoute = defineRoute({
  method: 'get',
  path: '/trajectories/{id}/training',
  operationId: 'getTraining',
  tag: 'trajectories',
  summary: 'What of a trajectory concerns you who give training in it',
  description:
    'Your steps with their dates, who takes part, the school and the counsellor; no answers, notes or documents, and nothing of ' +
    'what others do.',
  access: 'see-training',
  params: trajectoryParams,
  answers: { 200: { description: 'The training.', schema: trainingSchema } },
  handle: async ({ deps, caller, params }) => ({
    status: 200,
    body: toWireTraining(await readTraining({ deps, scope: caller.scope, id: params.id })),
  }),
});

/** What those who give training read. */
export const trainingRoutes: readonly Route[] = [trainingRoute];

function toWireTraining(read: ReadTraining): z.input<typeof trainingSchema> {
  const { head, template, school, name, training, people } = read;
  const { steps, participants, counsellor } = training;
  const inRole = ({ role, title, person }: InRole) => {
    const found = people.get(person);
    const { name: known = null, email = null, phone = null } = found ?? {};
    return { role, title, name: known, email, phone };
  };
  return {
    ...{ id: head.id, reference: head.reference, title: template.title, status: head.status, name },
    school:
      school === undefined
        ? null
        : {
            ...{ number: school.number, name: school.name },
            ...{ municipality: school.municipality ?? null, phone: school.phone ?? null },
          },
    steps: steps.map(({ openedOn, closedOn, due, isOverdue, appointments, person, ...step }) => ({
      ...{ ...step, person: people.get(person)?.name ?? null, opened_on: openedOn, due: due ?? null },
      ...{ overdue: isOverdue, closed_on: closedOn ?? null },
      appointments: appointments.map(toWireAppointment),
    })),
    participants: participants.map(inRole),
    counsellor: counsellor === undefined ? null : inRole(counsellor),
  };
}
