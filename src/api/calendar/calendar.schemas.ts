import { z } from 'zod';
import { lastDayWrong, wrongLastDay } from '../../domain/calendar/override-days.ts';
import { formatWithOffset } from '../../domain/calendar/wall-clock.ts';
import type { CalendarProgress, PlannedOnDays } from '../../store/calendar/changes.ts';
import type { StoredOverride } from '../../store/calendar/overrides.ts';
import { flag, instant, localDate, schoolNumber, text, uuid } from '../schemas.ts';

const kind = z.enum(['school-holiday', 'free-day', 'school-day']).meta({
  id: 'CalendarOverrideKind',
  description: '`school-day` cancels a holiday or free day and wins over the others.',
});

/** One of the faults that the last day of an exception can have. */
const fault = (code: keyof typeof lastDayWrong) => ({
  ...{ path: ['to'], params: { fault: { code, message: lastDayWrong[code] } } },
});

export const newOverride = z
  .strictObject({
    from: localDate,
    to: localDate.meta({ description: 'The last day, included.' }),
    kind,
    label: text.optional(),
    school: schoolNumber.optional().meta({ description: 'For this school alone; otherwise for everybody.' }),
  })
  .refine((days) => wrongLastDay(days) !== 'ends-before-it-begins', fault('ends-before-it-begins'))
  .refine((days) => wrongLastDay(days) !== 'longer-than-a-year', fault('longer-than-a-year'))
  .meta({ id: 'NewCalendarOverride' });

export const overrideParams = z.object({ id: uuid });

export const overrideListQuery = z.strictObject({ school: schoolNumber.optional() });

export const overrideSchema = z
  .strictObject({
    id: uuid,
    from: localDate,
    to: localDate,
    kind,
    label: text.nullable(),
    school: schoolNumber.nullable(),
  })
  .meta({ id: 'CalendarOverride', description: 'What the rules of the school calendar do not know.' });

/** An override as it goes over the wire. */
export function toWireOverride(override: StoredOverride): z.input<typeof overrideSchema> {
  const { id, from, to, label, school } = override;
  return { id, from, to, kind: override.kind, label: label ?? null, school: school ?? null };
}

export const overrideQuery = z.strictObject({
  dry_run: flag.optional().meta({ description: 'Only say what it touches; nothing is stored.' }),
});

export const touchedSchema = z
  .strictObject({
    running: z.int().meta({ description: 'Running trajectories that it concerns at all.' }),
    trajectories: z.int().meta({
      description:
        'How many of them have something planned on these days. What counts school days across them moves too, and is not in this number.',
    }),
    mails: z.int().meta({ description: 'Mails planned on these days, or moved away from them before.' }),
    steps: z.int().meta({ description: 'Open steps that are expected on one of these days.' }),
  })
  .meta({ id: 'CalendarOverridePreview' });

export const changeSchema = z
  .strictObject({
    id: z.string(),
    school: schoolNumber.nullable().meta({ description: 'Null for everybody.' }),
    changed_at: instant,
    total: z
      .int()
      .nullable()
      .meta({ description: 'Running trajectories concerned; null until it is begun.' }),
    decided: z.int().meta({ description: 'How many of them have been decided by it.' }),
    moved: z.int().meta({ description: 'For how many something moved.' }),
    done_at: instant.nullable().meta({ description: 'When all had been decided.' }),
  })
  .meta({ id: 'CalendarChange' });

/** What an exception touches, as it goes over the wire. */
export function toWireTouched({
  running,
  trajectories,
  mails,
  steps,
}: PlannedOnDays): z.input<typeof touchedSchema> {
  return { running, trajectories, mails, steps };
}

/** How far a change has come, as it goes over the wire. */
export function toWireChange(change: CalendarProgress): z.input<typeof changeSchema> {
  const { id, school, changedAt, total, decided, moved, doneAt } = change;
  return {
    ...{ id, school: school ?? null, changed_at: formatWithOffset(changedAt), total: total ?? null },
    ...{ decided, moved, done_at: doneAt === undefined ? null : formatWithOffset(doneAt) },
  };
}
