import { z } from 'zod';
import type { LocalDate } from '../../domain/calendar/types.ts';
import { formatWithOffset } from '../../domain/calendar/wall-clock.ts';
import { roleOf } from '../../domain/template/model/lookup.ts';
import type { Template } from '../../domain/template/model/types.ts';
import { isAtRisk, isLate } from '../../domain/trajectory/views/late.ts';
import type { ListedTrajectory } from '../../store/trajectories/list.ts';
import { pageQuery } from '../http/cursor.ts';
import { instantOrNull } from '../instants.ts';
import { flag, instant, localDate, name, schoolNumber, sentence, templateText, uuid } from '../schemas.ts';
import { appointment, named, party, toWireAppointment, trajectoryStatus } from './trajectories.schemas.ts';

export const trajectoryListQuery = z.strictObject({
  status: trajectoryStatus.optional(),
  template: name.optional(),
  phase: name.optional().meta({ description: 'The open phase that comes first.' }),
  programme: uuid.optional(),
  organisation: uuid.optional().meta({ description: 'The guidance service that follows it.' }),
  counsellor: uuid.optional(),
  school: schoolNumber.optional(),
  waiting_for: name.optional().meta({ description: 'A party (pbd, school, provider, central) or a role.' }),
  overdue: flag.optional().meta({ description: 'An open step is past its due date.' }),
  at_risk: flag
    .optional()
    .meta({ description: 'More than two weeks late, or silent, or without a valid contact.' }),
  silent: flag
    .optional()
    .meta({ description: 'No sign of life of the school or provider for three school weeks.' }),
  stuck: flag.optional().meta({ description: 'Something of it stands still because of a fault of ours.' }),
  q: sentence(100)
    .optional()
    .meta({ description: 'Part of the reference, or of the name or place of the school.' }),
  ...pageQuery('trajectories'),
});

const listedStep = z
  .strictObject({
    path: z.string(),
    step: z.string(),
    phase: z.string(),
    kind: z.string(),
    role: z.string(),
    due: localDate.nullable(),
    appointments: z.array(appointment).meta({ description: 'Those that stand.' }),
  })
  .meta({ id: 'ListedStep' });

export const listedTrajectory = z
  .strictObject({
    id: uuid,
    reference: z.string(),
    template: z.string(),
    template_version: z.int(),
    title: templateText.nullable(),
    subject: z.strictObject({ kind: z.string(), id: z.string(), name: z.string().nullable() }),
    school: schoolNumber.nullable(),
    municipality: z.string().nullable(),
    organisation: named.nullable(),
    counsellor: named.nullable(),
    programme: uuid.nullable(),
    cohort: z.string().nullable(),
    group: z.string().nullable(),
    period: z.string(),
    start: localDate,
    status: trajectoryStatus,
    stuck: z
      .string()
      .nullable()
      .meta({ description: 'The reference of the fault of ours because of which something stands still.' }),
    version: z.int(),
    phase: z.string().nullable(),
    next_due: localDate.nullable(),
    wake_at: instant.nullable().meta({ description: 'When time next changes it by itself.' }),
    overdue: z.boolean(),
    at_risk: z.boolean(),
    silent_since: localDate
      .nullable()
      .meta({ description: 'Set once it has been silent for three school weeks.' }),
    waiting_for: z.array(party),
    open: z.array(listedStep),
    updated_at: instant,
    ended_at: instant.nullable(),
  })
  .meta({ id: 'ListedTrajectory' });

/**
 * A trajectory in a list, as it goes over the wire.
 * @param template the version it is pinned to
 * @param today local date that decides what is overdue
 */
export function toWireListed(
  item: ListedTrajectory,
  template: Template | undefined,
  today: LocalDate,
): z.input<typeof listedTrajectory> {
  const isActive = item.status === 'active';
  const parties = item.open.flatMap(({ role }) => {
    const definition = template === undefined ? undefined : roleOf(template, role);
    return definition === undefined ? [] : [definition.party];
  });
  return {
    id: item.id,
    reference: item.reference,
    template: item.template,
    template_version: item.templateVersion,
    title: template?.title ?? null,
    subject: { ...item.subject, name: item.subjectName ?? null },
    school: item.schoolNumber ?? null,
    municipality: item.municipality ?? null,
    organisation:
      item.organisationId === undefined
        ? null
        : { id: item.organisationId, name: item.organisationName ?? null },
    counsellor:
      item.counsellorId === undefined ? null : { id: item.counsellorId, name: item.counsellorName ?? null },
    programme: item.programmeId ?? null,
    cohort: item.cohort ?? null,
    group: item.group ?? null,
    period: item.period,
    start: item.start,
    status: item.status,
    stuck: item.stuck ?? null,
    version: item.version,
    phase: item.phase ?? null,
    next_due: item.nextDue ?? null,
    wake_at: item.wakeAt === undefined ? null : formatWithOffset(item.wakeAt),
    overdue: isLate(item, today),
    at_risk: isAtRisk(item, item.open, today),
    silent_since: item.silentSince ?? null,
    waiting_for: isActive ? [...new Set(parties)] : [],
    open: item.open.map(({ due, appointments, person: _, ...step }) => ({
      ...step,
      due: due ?? null,
      appointments: (appointments ?? []).map(toWireAppointment),
    })),
    updated_at: formatWithOffset(item.updatedAt),
    ended_at: instantOrNull(item.endedAt),
  };
}
