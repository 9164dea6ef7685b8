import { z } from 'zod';
import { definedOf } from '../../application/defined.ts';
import { formatWithOffset } from '../../domain/calendar/wall-clock.ts';
import { facetNames, type Programme } from '../../domain/programmes/types.ts';
import type { StoredProgramme } from '../../store/programmes/programmes.ts';
import { instant, line, localDate, name, uuid } from '../schemas.ts';

/** Nobody has ever had a budget above this; it keeps sums exact. */
const MOST_CENTS = 1_000_000_000_000;

export const cents = z.int().min(0).max(MOST_CENTS).meta({ id: 'Cents', description: 'Euro cents.' });

export const cohortId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/)
  .meta({ id: 'Cohort', description: 'A call, and with it a cohort (lichting).', example: '2022-2024' });

const count = z.int().min(0).max(1_000_000);
const names = z.strictObject({ nl: line(200), en: line(200) });

const lot = z
  .strictObject({
    template: name,
    amount_cents: cents
      .optional()
      .meta({ description: 'What every enrolment commits; else each says its own amount.' }),
    levels: z.array(line(100)).min(1).max(20).optional().meta({
      description: 'Only for schools of these levels, in the words of the register.',
    }),
    excludes: z.array(name).min(1).max(50).optional().meta({
      description: 'A school with a place in one of these lots, in the same call, gets none in this one.',
    }),
  })
  .meta({ id: 'Lot', description: 'One model trajectory of a programme.' });

const call = z
  .strictObject({
    id: cohortId,
    title: names.optional(),
    from: localDate.meta({ description: 'First day on which one can be enrolled.' }),
    until: localDate.meta({ description: 'Last day on which one can be enrolled.' }),
    start: localDate.optional().meta({ description: 'Nothing starts before it.' }),
    end: localDate.optional().meta({ description: 'Nothing starts after it.' }),
    quota: count.optional().meta({ description: 'Number of trajectories, over all lots.' }),
    quotas: z.record(name, count).optional().meta({ description: 'Number of trajectories by lot.' }),
    limits: z
      .array(
        z.strictObject({
          by: z.enum(facetNames),
          value: line(100).meta({ description: 'In the words of the register; for `size` a class.' }),
          quota: count,
        }),
      )
      .max(100)
      .optional()
      .meta({ description: 'Places at most for schools of one network, province, level or class of size.' }),
    money_until: localDate.optional().meta({
      description: 'Last day of its money: nothing is paid after it, and what was not paid is free.',
    }),
    volgers: z
      .strictObject({
        percent: z.int().min(1).max(100),
        reserved: z
          .boolean()
          .default(false)
          .meta({ description: 'Keep these places free for volgers; else it is only counted.' }),
      })
      .optional()
      .meta({ description: 'At least this part of the places is for volgers.' }),
  })
  .meta({ id: 'Call' });

const fields = {
  name: names,
  lots: z.array(lot).min(1).max(50),
  calls: z.array(call).max(100),
  budget_cents: cents.nullable().optional().meta({ description: 'One budget over all lots and calls.' }),
};

export const newProgramme = z.strictObject(fields).meta({ id: 'NewProgramme' });

export const programmeChange = z
  .strictObject({
    name: fields.name.optional(),
    lots: fields.lots.optional(),
    calls: fields.calls.optional(),
    budget_cents: fields.budget_cents,
  })
  .meta({ id: 'ProgrammeChange', description: 'What is left out stays; a list is replaced as a whole.' });

export const programmeParams = z.object({ id: uuid });
export const waitingParams = z.object({ id: uuid, entry: uuid });

export const programmeSchema = z
  .strictObject({
    id: uuid,
    version: z.int(),
    ...fields,
    budget_cents: cents.nullable(),
    updated_at: instant,
  })
  .meta({ id: 'Programme' });

type Body = z.output<typeof newProgramme>;

/** A programme as it came over the wire, as the domain knows it. */
export function toProgramme(body: Body): Programme {
  const { name: title, lots, calls, budget_cents } = body;
  return definedOf({
    name: title,
    lots: lots.map(({ amount_cents, ...same }) => definedOf({ ...same, amount: amount_cents })),
    calls,
    budget: budget_cents ?? undefined,
  }) as Programme;
}

/** What changes, over what it is now. */
export function toChanged(now: Programme, change: z.output<typeof programmeChange>): Programme {
  const { name: title, lots, calls, budget_cents } = change;
  return toProgramme({
    name: title ?? now.name,
    lots: lots ?? toWireLots(now),
    calls: calls ?? toWireCalls(now),
    budget_cents: budget_cents === undefined ? (now.budget ?? null) : budget_cents,
  });
}

/** A programme as it goes over the wire. */
export function toWireProgramme(stored: StoredProgramme): z.input<typeof programmeSchema> {
  const { id, version, programme, updatedAt } = stored;
  return {
    ...{ id, version, name: programme.name },
    lots: toWireLots(programme),
    calls: toWireCalls(programme),
    budget_cents: programme.budget ?? null,
    updated_at: formatWithOffset(updatedAt),
  };
}

function toWireLots({ lots }: Programme): Body['lots'] {
  return lots.map(({ amount, levels, excludes, template }) => ({
    template,
    ...(amount === undefined ? {} : { amount_cents: amount }),
    ...(levels === undefined ? {} : { levels: [...levels] }),
    ...(excludes === undefined ? {} : { excludes: [...excludes] }),
  }));
}

function toWireCalls({ calls }: Programme): Body['calls'] {
  return JSON.parse(JSON.stringify(calls)) as Body['calls'];
}
