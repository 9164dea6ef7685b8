import { z } from 'zod';
import type { ErasureOutcome } from '../../application/privacy/erase.ts';
import type { PersonalData } from '../../application/privacy/export.ts';
import type { PrivacyReport } from '../../application/privacy/report.ts';
import { formatWithOffset } from '../../domain/calendar/wall-clock.ts';
import { type RetentionKind, retentionKinds } from '../../domain/privacy/retention.ts';
import { personSchema, toWirePerson } from '../people/people.schemas.ts';
import { flag, instant, uuid } from '../schemas.ts';

const row = z.record(z.string(), z.unknown());

export const personalDataSchema = z
  .strictObject({
    made_at: instant,
    person: personSchema,
    acts: z
      .array(
        z.strictObject({
          at: instant,
          trajectory: uuid,
          reference: z.string(),
          own: z.boolean().meta({ description: 'Whether they did it themselves.' }),
          what: row.meta({ description: 'The entry of the journal.' }),
        }),
      )
      .meta({ description: 'What they did in trajectories, and what was done about them, in order.' }),
    mails: z.array(
      z.strictObject({
        sent_at: instant.nullable(),
        subject: z.string().nullable(),
        text: z.string().nullable().meta({ description: 'Null when it is no longer kept.' }),
      }),
    ),
    mentions: z.array(z.strictObject({ table: z.string(), text: z.string() })).meta({
      description: 'Texts that name them; they are of others too: read them before you hand them over.',
    }),
    rows: z
      .record(z.string(), z.array(row))
      .meta({ description: 'Every row that holds their id, by table; without files and secrets.' }),
  })
  .meta({ id: 'PersonalData' });

export function toWirePersonalData(data: PersonalData): z.input<typeof personalDataSchema> {
  const { madeAt, person, acts, mails, mentions, rows } = data;
  return {
    made_at: formatWithOffset(madeAt),
    person: toWirePerson(person),
    acts: acts.map(({ trajectory, isOwn, event }) => ({
      at: formatWithOffset(event.at),
      trajectory: trajectory.id,
      reference: trajectory.reference,
      own: isOwn,
      what: event.body,
    })),
    mails: mails.map(({ sentAt, subject = null, text = null }) => ({
      sent_at: sentAt === undefined ? null : formatWithOffset(sentAt),
      ...{ subject, text },
    })),
    mentions: [...mentions],
    rows: Object.fromEntries(Object.entries(rows).map(([table, held]) => [table, [...held]])),
  };
}

const text = z.strictObject({ nl: z.string(), en: z.string() });

export const privacyReportSchema = z
  .strictObject({
    made_at: instant,
    record: z
      .array(
        z.strictObject({
          ...{ what: text, whose: text, why: text },
          months: z.int().nullable().meta({
            description: 'For how many months it is kept; null for what goes with the person, or never.',
          }),
        }),
      )
      .meta({ description: 'The processing record (GDPR, article 30).' }),
    runs: z
      .array(
        z.strictObject({
          kind: z.enum(Object.keys(retentionKinds) as [RetentionKind, ...RetentionKind[]]),
          ...{ what: text, before: instant, announced_at: instant, expected: z.int(), due_at: instant },
          done_at: instant.nullable(),
          removed: z.int().nullable(),
        }),
      )
      .meta({ description: 'What is announced, and what went in the last year, the last first.' }),
    erasures: z
      .array(
        z.strictObject({
          ...{ person: uuid, at: instant, asked_by: uuid.nullable() },
          counts: z.record(z.string(), z.int()),
        }),
      )
      .meta({ description: 'Who was erased in the last year, without a word of who it was.' }),
  })
  .meta({ id: 'PrivacyReport' });

export function toWirePrivacyReport(report: PrivacyReport): z.input<typeof privacyReportSchema> {
  const { madeAt, record, periods, runs, erasures } = report;
  return {
    made_at: formatWithOffset(madeAt),
    record: record.map(({ kept, ...line }) => ({
      ...line,
      months: kept === undefined ? null : (periods[kept] ?? null),
    })),
    runs: runs.map(({ kind, before, announcedAt, expected, dueAt, doneAt, removed }) => ({
      ...{ kind, what: retentionKinds[kind].what, expected, removed: removed ?? null },
      before: formatWithOffset(before),
      announced_at: formatWithOffset(announcedAt),
      due_at: formatWithOffset(dueAt),
      done_at: doneAt === undefined ? null : formatWithOffset(doneAt),
    })),
    erasures: erasures.map(({ person, at, askedBy, counts }) => ({
      ...{ person, at: formatWithOffset(at), asked_by: askedBy ?? null, counts },
    })),
  };
}

export const erasureQuery = z.strictObject({
  dry_run: flag.optional().meta({ description: 'Do nothing, and answer with what it would come to.' }),
});

export const erasureBody = z
  .strictObject({
    confirmed: z.literal(true).meta({ description: 'It cannot be undone.' }),
    documents: z
      .boolean()
      .optional()
      .meta({ description: 'Also the documents that they handed in and that do not name them.' }),
  })
  .meta({ id: 'ErasureRequest' });

const document = z.strictObject({ id: uuid, name: z.string() });

export const erasureSchema = z
  .strictObject({
    person: uuid,
    dry_run: z.boolean(),
    counts: z.record(z.string(), z.int()).meta({ description: 'Rows removed or changed, by table.' }),
    documents: z.array(document).meta({ description: 'Replaced by a page that says so.' }),
    to_look_at: z.array(document).meta({
      description: 'Handed in by them, with no name that a program finds: for a person to look at.',
    }),
    emptied: z
      .array(z.strictObject({ trajectory: uuid, reference: z.string(), role: z.string() }))
      .meta({ description: 'Roles in running trajectories for which somebody else has to be named.' }),
    has_namesake: z.boolean().meta({
      description:
        'Somebody else has the same name: outside their own trajectories the name alone was left as it is.',
    }),
    same_address: z
      .array(z.strictObject({ id: uuid, name: z.string() }))
      .meta({ description: 'Others with the same address: perhaps the same person, known twice.' }),
  })
  .meta({ id: 'Erasure' });

export function toWireErasure(outcome: ErasureOutcome, isDryRun: boolean): z.input<typeof erasureSchema> {
  const { person, counts, documents, toLookAt, emptied, hasNamesake, sameAddress } = outcome;
  const wire = (all: ErasureOutcome['documents']) => all.map(({ id, name }) => ({ id, name }));
  return {
    ...{ person, counts, dry_run: isDryRun, emptied: [...emptied], same_address: [...sameAddress] },
    documents: wire(documents),
    to_look_at: wire(toLookAt),
    has_namesake: hasNamesake,
  };
}
