import { z } from 'zod';
import { formatWithOffset } from '../../domain/calendar/wall-clock.ts';
import type { Fullness, PlacesReport } from '../../domain/programmes/report.ts';
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
    }),
  })
  .meta({ id: 'Places' });

/** What is taken and free, as it goes over the wire. */
export function toWirePlaces({ calls, budget }: PlacesReport): z.input<typeof placesSchema> {
  return {
    calls: calls.map(({ cohort, open, lots, groups, volgers, ...all }) => ({
      ...{ cohort, open, ...toWireFullness(all) },
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
    amount_cents: paid,
    on: localDate,
    note: z.string().nullable(),
    recorded_at: instant,
  })
  .meta({ id: 'Payment' });

/** A payment as it goes over the wire. */
export function toWirePayment(payment: Payment): z.input<typeof paymentSchema> {
  const { id, trajectoryId, amount, on, note, recordedAt } = payment;
  return {
    ...{ id, trajectory: trajectoryId, amount_cents: amount, on, note: note ?? null },
    recorded_at: formatWithOffset(recordedAt),
  };
}
