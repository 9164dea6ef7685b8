import { z } from 'zod';
import { formatWithOffset } from '../../domain/calendar/wall-clock.ts';
import type { Fullness, PlacesReport } from '../../domain/programmes/report.ts';
import { facetNames } from '../../domain/programmes/types.ts';
import type { Payment } from '../../store/programmes/payments.ts';
import { instant, localDate, sentence, uuid } from '../schemas.ts';
import { cents, cohortId } from './programmes.schemas.ts';

const count = z.int().min(0);
const fullness = {
  quota: count.nullable().meta({ description: 'Null when nothing limits it.' }),
  taken: count,
  free: count.nullable(),
  waiting: count,
};

export const placesSchema = z
  .strictObject({
    calls: z.array(
      z.strictObject({
        cohort: cohortId,
        open: z.boolean().meta({ description: 'One can be enrolled today.' }),
        ...fullness,
        lots: z.array(
          z.strictObject({ template: z.string(), ...fullness, committed_cents: cents, spent_cents: cents }),
        ),
        reserved: count.meta({ description: 'Of those taken, held until a later decision.' }),
        limits: z.array(
          z.strictObject({
            by: z.enum(facetNames),
            value: z.string(),
            ...{ quota: count, taken: count, free: count },
          }),
        ),
        groups: z.strictObject({ volgers: count, first_movers: count, unknown: count }),
        volgers: z
          .strictObject({ target: count, reserved: z.boolean(), reached: z.boolean() })
          .nullable()
          .meta({ description: 'How many places at least are for volgers.' }),
      }),
    ),
    budget: z.strictObject({
      total_cents: cents.nullable(),
      committed_cents: cents,
      spent_cents: cents,
      free_cents: cents.nullable(),
      recoverable_cents: cents.meta({
        description: 'Paid above what the reports on the money account for, and to come back.',
      }),
    }),
    income: z
      .strictObject({
        owed_cents: cents,
        received_cents: cents,
        waived_cents: cents,
        open_cents: z.int(),
      })
      .meta({ description: 'Co-financing by participants.' }),
  })
  .meta({ id: 'Places' });

/** What is taken and free, as it goes over the wire. */
export function toWirePlaces({ calls, budget, income }: PlacesReport): z.input<typeof placesSchema> {
  return {
    calls: calls.map(({ cohort, open, lots, groups, volgers, reserved, limits, ...all }) => ({
      ...{ cohort, open, reserved, ...toWireFullness(all), limits: [...limits] },
      lots: lots.map(({ template, committed, spent, ...own }) => ({
        ...{ template, ...toWireFullness(own) },
        ...{ committed_cents: committed, spent_cents: spent },
      })),
      groups: { volgers: groups.volgers, first_movers: groups.firstMovers, unknown: groups.unknown },
      volgers: volgers ?? null,
    })),
    budget: {
      total_cents: budget.total ?? null,
      committed_cents: budget.committed,
      spent_cents: budget.spent,
      free_cents: budget.free ?? null,
      recoverable_cents: budget.recoverable,
    },
    income: {
      owed_cents: income.owed,
      received_cents: income.received,
      waived_cents: income.waived,
      open_cents: income.open,
    },
  };
}

function toWireFullness({ quota, taken, free, waiting }: Fullness) {
  return { quota: quota ?? null, taken, free: free ?? null, waiting };
}

const paid = z.int().min(-1_000_000_000_000).max(1_000_000_000_000);

export const newPayment = z
  .strictObject({
    trajectory: uuid,
    kind: z.enum(['payment', 'owed', 'income', 'waiver']).default('payment').meta({
      default: 'payment',
      description:
        '`payment`: paid by the programme. `owed`, `income`, `waiver`: what its participant owes, paid, or is let off, with the reason as note.',
    }),
    amount_cents: paid
      .refine((amount) => amount !== 0)
      .meta({ description: 'Euro cents; below zero takes back an earlier payment.' }),
    on: localDate.optional().meta({ description: 'Today if left out.' }),
    note: sentence(500).optional(),
  })
  .meta({ id: 'NewPayment' });

export const paymentSchema = z
  .strictObject({
    id: uuid,
    trajectory: uuid,
    kind: z.enum(['payment', 'commitment', 'owed', 'income', 'waiver']).meta({
      description: '`commitment`: granted otherwise than was asked, as the difference.',
    }),
    step: z.string().nullable().meta({ description: 'The step that booked it; null by hand.' }),
    owed_by: z.string().nullable().meta({ description: 'A role of the template.' }),
    amount_cents: paid,
    on: localDate,
    note: z.string().nullable(),
    recorded_at: instant,
  })
  .meta({ id: 'Payment' });

/** A payment as it goes over the wire. */
export function toWirePayment(payment: Payment): z.input<typeof paymentSchema> {
  const { id, trajectoryId, kind, path, role, amount, on, note, recordedAt } = payment;
  return {
    ...{ kind, step: path ?? null, owed_by: role ?? null },
    ...{ id, trajectory: trajectoryId, amount_cents: amount, on, note: note ?? null },
    recorded_at: formatWithOffset(recordedAt),
  };
}
