import { z } from 'zod';
import { acceptedFiles } from '../../application/attachments/file-kinds.ts';
import { storeAttachment } from '../../application/attachments/keep.ts';
import { openAttachment, readAttachments } from '../../application/attachments/open.ts';
import { fileMissing } from '../../application/errors.ts';
import { formatWithOffset } from '../../domain/calendar/wall-clock.ts';
import type { Attachment } from '../../store/trajectories/attachments.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { instant, stepPath, uuid } from '../schemas.ts';
import { trajectoryParams } from '../trajectories/trajectories.schemas.ts';

const attachmentSchema = z
  .strictObject({
    id: uuid,
    trajectory: uuid,
    step: z.string().nullable(),
    name: z.string(),
    media_type: z.string().meta({ description: 'As found in the content.' }),
    size: z.int().meta({ description: 'In bytes.' }),
    sha256: z.string(),
    uploaded_by: uuid.nullable(),
    created_at: instant,
  })
  .meta({ id: 'Attachment' });

const attachmentParams = trajectoryParams.extend({ attachment: uuid });

const uploadRoute = defineRoute({
  method: 'post',
  path: '/trajectories/{id}/attachments',
  operationId: 'uploadAttachment',
  slow: true,
  tag: 'trajectories',
  summary: 'Upload a file, for a command that names it',
  access: 'act-on-trajectory',
  params: trajectoryParams,
  body: {
    file: 'file',
    schema: z
      .strictObject({ step: stepPath.optional() })
      .meta({ description: 'The step that it is handed in for.' }),
  },
  answers: {
    201: { description: 'Kept.', schema: attachmentSchema, headers: { Location: 'Where its content is.' } },
  },
  handle: async ({ deps, caller, params, body, file, idempotencyKey }) => {
    if (file === undefined) throw fileMissing('file');
    const attachment = await storeAttachment({
      deps,
      trajectoryId: params.id,
      actor: caller.actor,
      file,
      step: body.step,
      idempotencyKey,
    });
    return {
      status: 201,
      body: toWireAttachment(attachment),
      headers: { Location: `/api/v1/trajectories/${params.id}/attachments/${attachment.id}` },
    };
  },
});

const listRoute = defineRoute({
  method: 'get',
  path: '/trajectories/{id}/attachments',
  operationId: 'listAttachments',
  tag: 'trajectories',
  summary: 'The files of a trajectory, oldest first',
  access: 'see-content',
  params: trajectoryParams,
  answers: {
    200: { description: 'The files.', schema: z.strictObject({ items: z.array(attachmentSchema) }) },
  },
  handle: async ({ deps, caller, params }) => {
    const attachments = await readAttachments(deps, caller.scope, params.id, caller.person);
    return { status: 200, body: { items: attachments.map(toWireAttachment) } };
  },
});

const downloadRoute = defineRoute({
  method: 'get',
  path: '/trajectories/{id}/attachments/{attachment}',
  operationId: 'downloadAttachment',
  slow: true,
  tag: 'trajectories',
  summary: 'The content of a file',
  access: 'see-content',
  params: attachmentParams,
  answers: { 200: { description: 'The file.', types: Object.keys(acceptedFiles) } },
  handle: async ({ deps, caller, params }) => {
    const { scope, person } = caller;
    const asked = { trajectoryId: params.id, id: params.attachment, reader: { person } };
    const opened = await openAttachment({ deps, scope, ...asked });
    const { name, mediaType } = opened.attachment;
    return {
      status: 200,
      content: { type: mediaType, bytes: opened.content },
      headers: { 'Content-Disposition': `attachment; filename*=UTF-8''${encodeRfc8187(name)}` },
    };
  },
});

/** Files that belong to trajectories. */
export const attachmentRoutes: readonly Route[] = [uploadRoute, listRoute, downloadRoute];

function toWireAttachment(attachment: Attachment): z.input<typeof attachmentSchema> {
  return {
    id: attachment.id,
    trajectory: attachment.trajectoryId,
    step: attachment.path ?? null,
    name: attachment.name,
    media_type: attachment.mediaType,
    size: attachment.size,
    sha256: attachment.sha256,
    uploaded_by: attachment.uploadedBy ?? null,
    created_at: formatWithOffset(attachment.createdAt),
  };
}

function encodeRfc8187(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
