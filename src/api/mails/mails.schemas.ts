import { z } from 'zod';
import type { Holding } from '../../application/mail/hold.ts';
import type { ReadMessage } from '../../application/mail/read-kept.ts';
import type { Resending } from '../../application/mail/resend.ts';
import { instant, uuid } from '../schemas.ts';

export const resendBody = z
  .strictObject({
    since: instant.meta({ description: 'What failed at this instant or later.' }),
    organisation: uuid.optional().meta({ description: 'Only the mails of this guidance service.' }),
  })
  .meta({ id: 'MailResendRequest' });

export const holdBody = z
  .strictObject({
    reason: z.string().trim().min(1).max(500).meta({ description: 'For whoever asks why nothing comes.' }),
    organisation: uuid.optional().meta({ description: 'Only the mail of this guidance service.' }),
  })
  .meta({ id: 'MailHoldRequest' });

export const releaseBody = z
  .strictObject({ organisation: uuid.optional() })
  .meta({ id: 'MailReleaseRequest' });

export const holdQuery = z.strictObject({ organisation: uuid.optional() });

export const resendingSchema = z
  .strictObject({
    again: z.int().meta({ description: 'How many go again; with `dry_run`, how many would.' }),
    mails: z.array(
      z.strictObject({
        id: uuid,
        trajectory: uuid,
        reference: z.string(),
        subject: z.string().nullable(),
        kind: z.string(),
        step: z.string(),
        role: z.string(),
        person: uuid.nullable().meta({ description: 'Who has the role now.' }),
        status: z.enum(['failed', 'undeliverable']),
        reason: z.string().nullable(),
        failed_at: instant,
        not_again: z
          .enum(['step-done', 'paused', 'ended', 'sent-again', 'nobody-in-role', 'no-address', 'unreachable'])
          .nullable()
          .meta({ description: 'Why it does not go again; null when it does.' }),
      }),
    ),
  })
  .meta({ id: 'MailResending' });

/** What sending again comes to, as it goes over the wire. */
export function toWireResending({ mails, again }: Resending): z.input<typeof resendingSchema> {
  return {
    again,
    mails: mails.map((mail) => ({
      id: mail.id,
      trajectory: mail.trajectoryId,
      reference: mail.reference,
      subject: mail.subject ?? null,
      kind: mail.kind,
      step: mail.step,
      role: mail.toRole,
      person: mail.personId ?? null,
      status: mail.status === 'failed' ? 'failed' : 'undeliverable',
      reason: mail.reason ?? null,
      failed_at: mail.failedAt,
      not_again: mail.notAgain ?? null,
    })),
  };
}

export const holdingSchema = z
  .strictObject({
    holds: z.array(
      z.strictObject({
        organisation: uuid.nullable().meta({ description: 'Null when it is the mail of everybody.' }),
        reason: z.string(),
        held_by: uuid.nullable(),
        held_at: instant,
      }),
    ),
    waiting: z.int().meta({ description: 'Mails that are due.' }),
    at_once: z.int().meta({
      description: 'Of these, what goes at once on release; the rest goes on the first morning for mail.',
    }),
    next_week: z.int().meta({ description: 'Mails that fall due in the next seven days.' }),
    oldest: instant.nullable(),
  })
  .meta({ id: 'MailHolding' });

/** What is held back, as it goes over the wire. */
export function toWireHolding({ holds, held }: Holding): z.input<typeof holdingSchema> {
  return {
    holds: holds.map(({ organisationId, reason, heldBy, heldAt }) => ({
      ...{ organisation: organisationId ?? null, reason, held_by: heldBy ?? null, held_at: heldAt },
    })),
    waiting: held.waiting,
    at_once: held.atOnce,
    next_week: held.nextWeek,
    oldest: held.oldest ?? null,
  };
}

export const keptMessageParams = z.object({ id: uuid });

export const keptMessageSchema = z
  .strictObject({
    id: uuid,
    received_at: instant,
    kind: z.string().meta({ description: 'bounce, complaint or other.' }),
    trajectory: uuid.nullable().meta({ description: 'Whose mail it answers, when that is known.' }),
    sender: z.string().nullable(),
    subject: z.string().nullable(),
    text: z.string().nullable(),
    withheld: z.boolean().meta({
      description: 'Subject and text are left out: say first why you have to read them.',
    }),
  })
  .meta({ id: 'KeptMessage' });

/** A message that somebody has to read, as it goes over the wire. */
export function toWireKeptMessage(message: ReadMessage): z.input<typeof keptMessageSchema> {
  const { id, receivedAt, kind, trajectoryId, sender, subject, text, isWithheld } = message;
  return {
    ...{ id, received_at: receivedAt, kind, trajectory: trajectoryId ?? null },
    ...{ sender: sender ?? null, subject: subject ?? null, text: text ?? null, withheld: isWithheld },
  };
}
