import { z } from 'zod';
import { commandRejected } from '../../application/commands/errors.ts';
import { fileMail, readFiledMails, readMessage } from '../../application/mail/file.ts';
import { peopleWith } from '../../application/people/find.ts';
import { formatWithOffset } from '../../domain/calendar/wall-clock.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { instantOrNull } from '../instants.ts';
import { instant, line, sentence, stepPath, uuid } from '../schemas.ts';
import { named, trajectoryParams } from './trajectories.schemas.ts';

const filedMail = z
  .strictObject({
    id: uuid,
    step: stepPath.nullable(),
    sender: z.string(),
    subject: z.string(),
    text: z.string(),
    written_at: instant.nullable(),
    filed_at: instant,
    filed_by: named.nullable(),
  })
  .meta({ id: 'FiledMail' });

const MOST_TEXT = 20_000;

const pasted = z.strictObject({
  sender: line(300).meta({ description: 'Who wrote it.' }),
  subject: line(300).default(''),
  text: sentence(MOST_TEXT),
  written_at: instant.optional(),
  step: stepPath.optional(),
});

const whole = z.strictObject({
  message: sentence(200_000).meta({ description: 'The whole message, as a mail program saves it (.eml).' }),
  step: stepPath.optional(),
});

const listRoute = defineRoute({
  method: 'get',
  path: '/trajectories/{id}/filed-mails',
  operationId: 'listFiledMails',
  tag: 'trajectories',
  summary: 'Mails that somebody got and filed with the trajectory, the last written first',
  access: 'see-content',
  params: trajectoryParams,
  answers: {
    200: {
      description: 'The mails, and where more can be forwarded to.',
      schema: z.strictObject({
        address: z.string().nullable().meta({
          description: 'What staff forward to this address is filed; null when no mail is received here.',
        }),
        items: z.array(filedMail),
      }),
    },
  },
  handle: async ({ deps, caller, params }) => {
    const { address, items } = await readFiledMails(deps, caller.scope, params.id);
    const people = await peopleWith(
      deps,
      items.flatMap(({ filedBy }) => filedBy ?? []),
    );
    return {
      status: 200,
      body: {
        address: address ?? null,
        items: items.map((mail) => ({
          ...{ id: mail.id, step: mail.path ?? null, sender: mail.sender, subject: mail.subject },
          ...{ text: mail.text, written_at: instantOrNull(mail.writtenAt) },
          filed_at: formatWithOffset(mail.filedAt),
          filed_by: byOf(mail.filedBy, people),
        })),
      },
    };
  },
});

const fileRoute = defineRoute({
  method: 'post',
  path: '/trajectories/{id}/filed-mails',
  operationId: 'fileMail',
  tag: 'trajectories',
  summary: 'File a mail with its trajectory: pasted, or the whole message as it was saved',
  description: 'What staff forward to the address of the trajectory is filed in the same way.',
  access: 'act-on-trajectory',
  params: trajectoryParams,
  body: { schema: z.union([pasted, whole]).meta({ id: 'MailToFile' }) },
  problems: [409],
  answers: { 201: { description: 'It is filed.', schema: z.strictObject({ id: uuid }) } },
  handle: async ({ deps, caller, params, body, idempotencyKey }) => {
    const mail =
      'message' in body
        ? { ...(await readMessage(deps, Buffer.from(body.message))), step: body.step }
        : { ...body, writtenAt: body.written_at };
    const { actor, person } = caller;
    const filed = await fileMail({
      ...{ deps, trajectoryId: params.id, actor, by: person, mail, idempotencyKey },
    });
    if (!filed.ok) throw commandRejected(filed.rejection);
    return { status: 201, body: { id: filed.id } };
  },
});

function byOf(id: string | undefined, people: Awaited<ReturnType<typeof peopleWith>>) {
  const name = id === undefined ? undefined : people.get(id)?.name;
  return id === undefined || name === undefined ? null : { id, name };
}

/** Mails from outside that belong with a trajectory. */
export const filedMailRoutes: readonly Route[] = [listRoute, fileRoute];
