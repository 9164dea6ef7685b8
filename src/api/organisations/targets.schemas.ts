import { z } from 'zod';
import type { PartnerTargets } from '../../application/organisations/targets/read.ts';
import { formatWithOffset } from '../../domain/calendar/wall-clock.ts';
import { instant, localDate, sentence, uuid } from '../schemas.ts';

/** Nobody aims higher; it keeps numbers readable. */
const HIGHEST = 1_000_000_000;

// What is wrong with a school year is said by the rules, which know what would be right.
const schoolYear = z.string().min(1).max(20).meta({
  example: '2026-2027',
  pattern: '^\\d{4}-\\d{4}$',
  description: 'Two years that follow each other.',
});

export const targetsParams = z.object({ id: uuid });
export const targetsOfYearParams = z.object({ id: uuid, school_year: schoolYear });

export const targetsQuery = z.strictObject({
  school_year: schoolYear.optional().meta({ description: 'The present one if left out.' }),
  as_of: localDate
    .optional()
    .meta({ description: 'What stood at the end of this day; what stands now if left out.' }),
});

export const wantedTargets = z
  .strictObject({
    targets: z
      .array(
        z.strictObject({
          indicator: z
            .string()
            .min(1)
            .max(100)
            .meta({ example: 'teachers_in_trajectories', description: 'An id of `/reports/catalogue`.' }),
          target: z.number().max(HIGHEST).meta({ description: 'Above 0.', example: 120 }),
          note: sentence(500).optional(),
        }),
      )
      .max(100),
  })
  .meta({ id: 'WantedTargets', description: 'Everything that the partner aims at in this school year.' });

const stated = {
  indicator: z.string(),
  note: z.string().nullable(),
  stated_at: instant,
  stated_by: uuid,
};

export const partnerTargets = z
  .strictObject({
    organisation: uuid,
    school_year: z.string(),
    targets: z.array(z.strictObject({ ...stated, target: z.number() })),
    history: z
      .array(z.strictObject({ ...stated, target: z.number().nullable() }))
      .meta({ description: 'Every statement, the first one first; a target of null was a withdrawal.' }),
  })
  .meta({ id: 'PartnerTargets', description: 'What a partner aims at in a school year.' });

/** A partner's targets as they go over the wire. */
export function toWireTargets(found: PartnerTargets): z.input<typeof partnerTargets> {
  const toWire = <Target extends number | null>(one: {
    indicator: string;
    target: Target;
    note?: string;
    at: string;
    by: string;
  }) => ({
    indicator: one.indicator,
    target: one.target,
    note: one.note ?? null,
    stated_at: formatWithOffset(one.at),
    stated_by: one.by,
  });
  return {
    organisation: found.partner,
    school_year: found.schoolYear,
    targets: found.standing.map(toWire),
    history: found.history.map(toWire),
  };
}
