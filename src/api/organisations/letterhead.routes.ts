import { z } from 'zod';
import { fileMissing } from '../../application/errors.ts';
import { changeLetterhead, changeLogo } from '../../application/organisations/letterhead/change.ts';
import { readLetterhead } from '../../application/organisations/letterhead/read.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { letterheadSchema, newLetterhead, toWireLetterhead } from './letterhead.schemas.ts';
import { organisationParams } from './organisations.schemas.ts';

const answers = { 200: { description: 'As it stands now.', schema: letterheadSchema } };

const readRoute = defineRoute({
  method: 'get',
  path: '/organisations/{id}/letterhead',
  operationId: 'getLetterhead',
  tag: 'organisations',
  summary: 'As whom a guidance service writes to schools',
  access: 'see-letterheads',
  params: organisationParams,
  answers,
  handle: async ({ deps, caller, params }) => {
    const letterhead = await readLetterhead(deps, caller.scope, params.id);
    return { status: 200, body: toWireLetterhead(letterhead, deps.configuration.http.publicUrl) };
  },
});

const changeRoute = defineRoute({
  method: 'put',
  path: '/organisations/{id}/letterhead',
  operationId: 'changeLetterhead',
  tag: 'organisations',
  summary: 'Say as whom a guidance service writes: sender name and signature',
  access: 'change-letterheads',
  params: organisationParams,
  body: { schema: newLetterhead },
  answers,
  handle: async ({ deps, caller, params, body }) => {
    const { sender_name: senderName, signature } = body;
    const letterhead = await changeLetterhead({
      ...{ deps, scope: caller.scope, organisation: params.id, by: caller.person },
      ...(senderName ? { senderName } : {}),
      ...(signature ? { signature } : {}),
    });
    return { status: 200, body: toWireLetterhead(letterhead, deps.configuration.http.publicUrl) };
  },
});

const logoRoute = defineRoute({
  method: 'post',
  path: '/organisations/{id}/letterhead/logo',
  operationId: 'uploadLogo',
  slow: true,
  tag: 'organisations',
  summary: 'Upload the logo of a guidance service, in the place of the one that it had',
  access: 'change-letterheads',
  params: organisationParams,
  body: { file: 'file', schema: z.strictObject({}) },
  answers,
  handle: async ({ deps, caller, params, file }) => {
    if (file === undefined) throw fileMissing('file');
    const { scope, person: by } = caller;
    const letterhead = await changeLogo({ deps, scope, organisation: params.id, by, file });
    return { status: 200, body: toWireLetterhead(letterhead, deps.configuration.http.publicUrl) };
  },
});

const removeLogoRoute = defineRoute({
  method: 'delete',
  path: '/organisations/{id}/letterhead/logo',
  operationId: 'removeLogo',
  tag: 'organisations',
  summary: 'Take the logo of a guidance service away',
  access: 'change-letterheads',
  params: organisationParams,
  answers: { 204: { description: 'It is gone.' } },
  handle: async ({ deps, caller, params }) => {
    const { scope, person: by } = caller;
    await changeLogo({ deps, scope, organisation: params.id, by, file: undefined });
    return { status: 204 };
  },
});

/** As whom guidance services write. */
export const letterheadRoutes: readonly Route[] = [readRoute, changeRoute, logoRoute, removeLogoRoute];
