import { z } from 'zod';
import { formatWithOffset } from '../../domain/calendar/wall-clock.ts';
import type { TrajectoryEvent } from '../../domain/trajectory/model/events.ts';
import type { Summary } from '../../domain/trajectory/views/summary.ts';
import { explainMail } from '../../mail/ledger/explain.ts';
import { answerMeanings, meaningOf } from '../../mail/smtp/refusal.ts';
import type { LedgerMail } from '../../store/mail/mails.ts';
import type { Person } from '../../store/people/people.ts';
import { instant, localDate, text, uuid } from '../schemas.ts';
import { agendaEntry } from '../templates/templates.schemas.ts';
import { willNotGoSchema } from './preview.schemas.ts';
import { named, trajectoryStatus } from './trajectories.schemas.ts';

export const journalEntry = z
  .strictObject({
    version: z.int().meta({ description: 'Sequence number: the version of the trajectory after this.' }),
    at: instant,
    type: z.string(),
    actor: z.strictObject({
      kind: z.enum(['person', 'link', 'system', 'operator']),
      person: named.nullable(),
    }),
    details: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'JournalEntry' });

/** An entry of the journal as it goes over the wire. */
export function toWireEvent(
  event: TrajectoryEvent,
  people: ReadonlyMap<string, Person>,
): z.input<typeof journalEntry> {
  const { type, ...details } = event.body;
  const { kind, person } = event.actor;
  return {
    version: event.version,
    at: formatWithOffset(event.at),
    type,
    actor: {
      kind,
      person: person === undefined ? null : { id: person, name: people.get(person)?.name ?? null },
    },
    // Only the names of the fields themselves: what people filled in has names of its own.
    details: Object.fromEntries(Object.entries(details).map(([field, value]) => [snakeCase(field), value])),
  };
}

export const agendaSchema = z
  .strictObject({
    trajectory: uuid,
    version: z.int(),
    until: localDate.nullable(),
    entries: z.array(
      agendaEntry.extend({
        will_not_go: willNotGoSchema
          .optional()
          .meta({ description: 'Of a mail: why it will not go, if that can be foreseen.' }),
      }),
    ),
  })
  .meta({ id: 'Agenda', description: 'What happens when nobody does anything.' });

const answerOutcomes = ['deferred', 'refused', 'unanswered', 'fault'] as const;

export const mailSchema = z
  .strictObject({
    id: uuid,
    key: z.string(),
    kind: z.string(),
    rung: z.string(),
    path: z.string(),
    step: z.string(),
    phase: z.string(),
    to: z.string().meta({ description: 'The role.' }),
    person: named.nullable().meta({ description: 'Who got it; who it is for is looked up when it is sent.' }),
    due: localDate.nullable(),
    send_at: instant,
    immediate: z.boolean(),
    moved_from: localDate.nullable(),
    covers: z.array(z.string()),
    status: z.enum(['planned', 'sent', 'merged', 'withdrawn', 'failed', 'undeliverable']),
    reason: z.string().nullable(),
    merged_into: uuid.nullable(),
    attempts: z.int(),
    next_attempt_at: instant.nullable(),
    sent_at: instant.nullable(),
    message_id: z.string().nullable(),
    answer: z
      .strictObject({
        at: instant,
        outcome: z.enum(answerOutcomes),
        code: z.int().nullable().meta({ description: 'The SMTP reply code; null when no server answered.' }),
        meaning: z.enum(answerMeanings),
      })
      .nullable()
      .meta({ description: 'The last answer of the mail server that was not OK.' }),
    why: text.meta({ description: 'Why it went, did not go, or goes when it does.' }),
  })
  .meta({ id: 'Mail' });

/** A mail of the ledger as it goes over the wire. */
export function toWireMail(
  mail: LedgerMail,
  people: ReadonlyMap<string, Person>,
): z.input<typeof mailSchema> {
  const { personId } = mail;
  return {
    id: mail.id,
    key: mail.key,
    kind: mail.kind,
    rung: mail.rung,
    path: mail.path,
    step: mail.step,
    phase: mail.phase,
    to: mail.toRole,
    person: personId === undefined ? null : { id: personId, name: people.get(personId)?.name ?? null },
    due: mail.due ?? null,
    send_at: formatWithOffset(mail.sendAt),
    immediate: mail.immediate,
    moved_from: mail.movedFrom ?? null,
    covers: [...mail.covers],
    status: mail.status,
    reason: mail.reason ?? null,
    merged_into: mail.mergedInto ?? null,
    attempts: mail.attempts,
    next_attempt_at: mail.nextAttemptAt === undefined ? null : formatWithOffset(mail.nextAttemptAt),
    sent_at: mail.sentAt === undefined ? null : formatWithOffset(mail.sentAt),
    message_id: mail.messageId ?? null,
    answer: mail.answer === undefined ? null : toWireAnswer(mail.answer),
    why: explainMail(mail),
  };
}

/** The server's own words stay behind: they can name an address. */
function toWireAnswer(
  answer: NonNullable<LedgerMail['answer']>,
): NonNullable<z.input<typeof mailSchema>['answer']> {
  return {
    at: formatWithOffset(answer.at),
    outcome: answer.outcome as (typeof answerOutcomes)[number],
    code: answer.code ?? null,
    meaning: meaningOf(answer),
  };
}

export const liveSchema = z
  .strictObject({
    trajectory: uuid,
    workflow: z.enum(['running', 'ended', 'not-started']),
    workflow_id: z.string(),
    history_length: z.int().nullable(),
    agrees: z.boolean().nullable().meta({
      description:
        'Whether the workflow wakes in time and knows of the end, by what the database says. What it has not heard of besides, it hears when it wakes or somebody acts.',
    }),
    state: z
      .strictObject({
        id: uuid,
        version: z.int(),
        status: trajectoryStatus,
        phases: z.array(z.strictObject({ id: z.string(), status: z.string() })),
        open: z.array(
          z.strictObject({ path: z.string(), step: z.string(), role: z.string(), due: localDate.nullable() }),
        ),
        wake_at: instant.nullable(),
        next_mail_at: instant.nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'LiveState', description: 'What the workflow itself says.' });

/** The workflow's summary as it goes over the wire. */
export function toWireSummary(summary: Summary): NonNullable<z.input<typeof liveSchema>['state']> {
  return {
    id: summary.id,
    version: summary.version,
    status: summary.status,
    phases: summary.phases.map(({ id, status }) => ({ id, status })),
    open: summary.open.map(({ path, step, role, due }) => ({ path, step, role, due: due ?? null })),
    wake_at: summary.wakeAt === undefined ? null : formatWithOffset(summary.wakeAt),
    next_mail_at: summary.nextMailAt === undefined ? null : formatWithOffset(summary.nextMailAt),
  };
}

function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
