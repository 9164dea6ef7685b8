import { z } from 'zod';
import type { GatheringWithSeats } from '../../application/gatherings/read.ts';
import { formatWithOffset } from '../../domain/calendar/wall-clock.ts';
import { MOST_SEATS } from '../../domain/gatherings/gathering.ts';
import type { ListedGathering, Seat } from '../../store/gatherings/gatherings.ts';
import { flag, instant, line, name, stepPath, uuid } from '../schemas.ts';

const trajectories = z.array(uuid).min(1).max(MOST_SEATS);
const step = name.optional().meta({
  description: 'Id of the step that it is the date of; the first open one for which people meet if left out.',
});
const time = { start: instant, end: instant, place: line(200).optional() };

export const newGathering = z
  .strictObject({
    title: line(200),
    ...time,
    seats: z
      .int()
      .min(1)
      .max(MOST_SEATS)
      .optional()
      .meta({ description: 'Most trajectories that can come.' }),
    trajectories,
    step,
  })
  .meta({ id: 'NewGathering', description: 'One date for many trajectories.' });

export const gatheringQuery = z.strictObject({
  dry_run: flag.optional().meta({
    description: 'Do nothing, and say what would become of each.',
  }),
});

export const gatheringChange = z.strictObject(time).meta({ id: 'GatheringChange' });

export const moreSeats = z.strictObject({ trajectories, step }).meta({ id: 'MoreSeats' });

export const newAttendance = z
  .strictObject({
    attendance: z
      .array(
        z.strictObject({
          trajectory: uuid,
          present: z.boolean(),
          answers: z.record(z.string().max(100), z.unknown()).optional().meta({
            description: 'What else the form of its step asks.',
          }),
        }),
      )
      .min(1)
      .max(MOST_SEATS),
  })
  .meta({ id: 'NewAttendance', description: 'Who was at a gathering.' });

export const gatheringParams = z.object({ id: uuid });

const listed = {
  id: uuid,
  title: z.string(),
  start: instant,
  end: instant,
  place: z.string().nullable(),
  seats: z.int().nullable(),
  organiser: uuid,
  called_off: z.boolean(),
  coming: z.int(),
  present: z.int(),
  absent: z.int(),
};

export const listedGathering = z.strictObject(listed).meta({ id: 'ListedGathering' });

export const gatheringSchema = z
  .strictObject({
    ...listed,
    trajectories: z.array(
      z.strictObject({
        ...{ trajectory: uuid, reference: z.string(), school: z.string().nullable(), step: stepPath },
        arranged: z.boolean().meta({ description: 'Whether its step has this date.' }),
        done: z.boolean(),
        present: z.boolean().nullable(),
      }),
    ),
  })
  .meta({ id: 'Gathering', description: 'One date for many trajectories, with who comes.' });

export const arranged = z
  .strictObject({
    gathering: gatheringSchema,
    operation: uuid.meta({ description: 'What tells each trajectory; see /bulk/{id}.' }),
    without: z.array(uuid).meta({ description: 'Those in which no such step is open.' }),
  })
  .meta({ id: 'ArrangedGathering' });

/** A gathering as lists have it over the wire. */
export function toWireListed(one: ListedGathering): z.input<typeof listedGathering> {
  const { id, title, start, end, place, seats, organiser, calledOffAt, coming, present, absent } = one;
  return {
    ...{ id, title, organiser, coming, present, absent, called_off: calledOffAt !== undefined },
    ...{ start: formatWithOffset(start), end: formatWithOffset(end) },
    ...{ place: place ?? null, seats: seats ?? null },
  };
}

/** A gathering as it goes over the wire. */
export function toWireGathering({ gathering, seats }: GatheringWithSeats): z.input<typeof gatheringSchema> {
  return { ...toWireListed(gathering), trajectories: seats.map(toWireSeat) };
}

function toWireSeat({ trajectoryId, reference, school, path, isArranged, isDone, present }: Seat) {
  return {
    ...{ trajectory: trajectoryId, reference, school: school ?? null, step: path },
    ...{ arranged: isArranged, done: isDone, present: present ?? null },
  };
}
