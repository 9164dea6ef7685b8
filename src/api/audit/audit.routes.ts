import { z } from 'zod';
import { readAudit } from '../../application/access/audit.ts';
import { answerPage, pageQuery, pageSchema } from '../http/cursor.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { instant, uuid } from '../schemas.ts';

const auditEntrySchema = z
  .strictObject({
    number: z.int().meta({ description: 'From 1, without a gap; each line is chained to the one before.' }),
    at: instant,
    person: z
      .strictObject({ id: uuid, name: z.string().nullable() })
      .nullable()
      .meta({ description: 'Null for what was done from a terminal.' }),
    role: z.string(),
    action: z.string(),
    subject: z.string().nullable().meta({
      description: 'Id of the row that it was about; of a list that was taken along as a file, which one.',
    }),
    reason: z.string().nullable().meta({ description: 'Why content had to be read, of `state-reason`.' }),
  })
  .meta({ id: 'AuditEntry' });

const listRoute = defineRoute({
  method: 'get',
  path: '/audit',
  operationId: 'listAudit',
  tag: 'audit',
  summary: 'Who read personal data or changed something, the last first',
  description: 'For administrators, and for coordinators what concerns their own service.',
  access: 'see-audit',
  query: z.strictObject({
    person: uuid.optional().meta({ description: 'Only what this person did.' }),
    subject: z
      .string()
      .max(100)
      .optional()
      .meta({ description: 'Only what was about the row with this id.' }),
    ...pageQuery('audit'),
  }),
  answers: { 200: { description: 'A page of the audit.', schema: pageSchema(auditEntrySchema) } },
  handle: async ({ deps, caller, query }) => {
    const { person, subject, ...page } = query;
    const found = await readAudit({ deps, scope: caller.scope, filter: { person, subject }, page });
    return answerPage(
      'audit',
      found,
      ({ person: id, name, subject: about, reason, ...same }) => ({
        ...same,
        person: id === undefined ? null : { id, name: name ?? null },
        subject: about ?? null,
        reason: reason ?? null,
      }),
      query,
    );
  },
});

/** What was noted of who did what. */
export const auditRoutes: readonly Route[] = [listRoute];
