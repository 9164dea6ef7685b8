import { z } from 'zod';
import type { BulkPreview } from '../../application/bulk/preview.ts';
import type { BulkItemResult, BulkOperation } from '../../store/operations/bulk.ts';
import { irrevocableTexts } from '../../texts/irrevocable.ts';
import { commandSchema } from '../commands/commands.schemas.ts';
import { instantOrNull } from '../instants.ts';
import { flag, instant, name, schoolNumber, sentence, text, uuid } from '../schemas.ts';
import { dateChange, toldSchema, toWireDate, toWireTold } from '../trajectories/preview.schemas.ts';
import { trajectoryStatus } from '../trajectories/trajectories.schemas.ts';

/** Which trajectories, as the list of trajectories is narrowed. */
const bulkFilter = z
  .strictObject({
    status: trajectoryStatus.optional(),
    template: name.optional(),
    phase: name.optional(),
    programme: uuid.optional(),
    organisation: uuid.optional(),
    counsellor: uuid.optional(),
    school: schoolNumber.optional(),
    waiting_for: name.optional(),
    overdue: z.boolean().optional(),
    at_risk: z.boolean().optional(),
    silent: z.boolean().optional(),
    stuck: z.boolean().optional(),
    q: sentence(100).optional(),
  })
  .meta({ id: 'BulkFilter' });

const noVersion = {
  code: 'version-of-many',
  message: {
    nl: 'Veel trajecten hebben geen versie gemeen: laat dit weg.',
    en: 'Many trajectories have no version in common: leave this out.',
  },
};

const manyOrFilter = {
  code: 'one-selection',
  message: {
    nl: 'Geef ofwel trajectories, ofwel filter.',
    en: 'Give either trajectories or filter.',
  },
};

/** One command to many trajectories. */
export const newBulk = z
  .strictObject({
    command: commandSchema.refine((command) => command.expected_version === undefined, {
      path: ['expected_version'],
      params: { fault: noVersion },
    }),
    trajectories: z.array(uuid).min(1).max(2_000).optional(),
    filter: bulkFilter.optional(),
  })
  .refine(({ trajectories, filter }) => (trajectories === undefined) !== (filter === undefined), {
    path: ['trajectories'],
    params: { fault: manyOrFilter },
  })
  .meta({ id: 'NewBulkOperation' });

export const bulkQuery = z.strictObject({
  dry_run: flag.optional().meta({ description: 'Only say what would become of each; nothing is done.' }),
});

export const bulkParams = z.object({ id: uuid });

const previewedItem = z.strictObject({
  trajectory: uuid,
  reference: z.string().nullable(),
  outcome: z.enum(['done', 'refused']),
  code: z.string().nullable(),
  message: text.nullable(),
  status: z.strictObject({ before: z.string(), after: z.string() }).nullable(),
  dates: z.array(dateChange),
  mails: z
    .strictObject({ at_once: z.int(), withdrawn: z.int(), moved: z.int(), readdressed: z.int() })
    .nullable()
    .meta({ description: 'How many go at once, and what becomes of those that were coming.' }),
  told: toldSchema,
  cannot_be_undone: z.array(z.strictObject({ code: z.string(), message: text })),
});

export const bulkPreview = z
  .strictObject({ total: z.int(), done: z.int(), refused: z.int(), items: z.array(previewedItem) })
  .meta({ id: 'BulkPreview' });

const bulkItem = z.strictObject({
  trajectory: uuid,
  reference: z.string().nullable(),
  school: z.string().nullable(),
  outcome: z.enum(['waiting', 'done', 'refused', 'kept']).meta({
    description: 'Kept: a fault of ours stands in the way, and it is done once that is mended.',
  }),
  version: z.int().nullable(),
  code: z.string().nullable(),
  message: text.nullable(),
});

export const bulkOperation = z
  .strictObject({
    id: uuid,
    kind: z.enum(['command', 'handover', 'return', 'enrolment']),
    created_at: instant,
    finished_at: instant.nullable(),
    counts: z.strictObject({
      total: z.int(),
      done: z.int(),
      refused: z.int(),
      kept: z.int(),
      waiting: z.int(),
    }),
    items: z.array(bulkItem),
  })
  .meta({ id: 'BulkOperation' });

/** What would become of each, as it goes over the wire. */
export function toWirePreview({ items, ...counts }: BulkPreview): z.input<typeof bulkPreview> {
  return {
    ...counts,
    items: items.map((item) => {
      const which = {
        trajectory: item.trajectoryId,
        reference: item.reference ?? null,
        outcome: item.outcome,
      };
      if (item.outcome === 'refused') {
        const { code, message } = item;
        return {
          ...which,
          code,
          message,
          status: null,
          dates: [],
          mails: null,
          told: [],
          cannot_be_undone: [],
        };
      }
      const { status, dates, mails, told, irrevocable } = item;
      const { atOnce, ...same } = mails;
      return {
        ...which,
        ...{ code: null, message: null, status },
        dates: dates.map(toWireDate),
        mails: { at_once: atOnce, ...same },
        told: told.map(toWireTold),
        cannot_be_undone: irrevocable.map((code) => ({ code, message: irrevocableTexts[code] })),
      };
    }),
  };
}

/** An operation, as it goes over the wire. */
export function toWireBulk(
  operation: BulkOperation,
  items: readonly BulkItemResult[],
): z.input<typeof bulkOperation> {
  const { id, kind, createdAt, finishedAt, counts } = operation;
  return {
    ...{ id, kind, counts },
    created_at: createdAt,
    finished_at: instantOrNull(finishedAt),
    items: items.map(({ trajectoryId, reference, schoolName, result }) => ({
      trajectory: trajectoryId,
      reference: reference ?? null,
      school: schoolName ?? null,
      outcome: result?.outcome ?? 'waiting',
      version: result?.outcome === 'done' ? result.version : null,
      code: result === undefined || result.outcome === 'done' ? null : result.code,
      message: result === undefined || result.outcome === 'done' ? null : result.message,
    })),
  };
}
