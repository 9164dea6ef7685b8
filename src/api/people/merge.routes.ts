import { z } from 'zod';
import { type MergePreview, mergePeople, previewMerge } from '../../application/merging/people.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { flag, uuid } from '../schemas.ts';
import { personSchema, toWirePerson } from './people.schemas.ts';

const mergeQuery = z.strictObject({
  dry_run: flag.optional().meta({ description: 'Only say what would come together; nothing is done.' }),
});

const mergeBody = z
  .strictObject({
    kept: uuid.meta({ description: 'Who stays.' }),
    gone: uuid.meta({ description: 'Who turned out to be the same person.' }),
  })
  .meta({ id: 'PeopleMerge' });

const mergeAnswer = z
  .strictObject({
    kept: personSchema,
    gone: personSchema,
    trajectories: z
      .array(
        z.strictObject({
          id: uuid,
          reference: z.string(),
          has_ended: z.boolean(),
          roles: z.array(z.string()),
          is_subject: z.boolean(),
        }),
      )
      .meta({ description: 'In which whoever is gone has a part, running or ended.' }),
    mails: z.int().meta({ description: 'How many mails of theirs move.' }),
    documents: z.int(),
    links_die: z.boolean().meta({
      description: 'Their personal links die: they were mailed to another address.',
    }),
    reminders_off: z.boolean().meta({ description: 'What either of them switched off stays off.' }),
  })
  .meta({ id: 'PeopleMerged' });

/** Makes one person of two. */
export const mergePeopleRoute: Route = defineRoute({
  method: 'post',
  path: '/people/merge',
  operationId: 'mergePeople',
  tag: 'people',
  summary: 'Make one person of two: roles, trajectories, documents and mails come together',
  description:
    'Every trajectory has it in its journal; nobody is asked anew, and reminders that either of them switched off stay off. ' +
    'With `dry_run` nothing is done. Both have to be people whom the caller deals with; 409 when both go through the same model now.',
  access: 'change-people',
  query: mergeQuery,
  body: { schema: mergeBody },
  problems: [404, 409],
  answers: { 200: { description: 'What came together, or would.', schema: mergeAnswer } },
  handle: async ({ deps, caller, query, body }) => {
    const asked = { deps, scope: caller.scope, by: caller.person, merge: body };
    const merged = query.dry_run ? await previewMerge(asked) : await mergePeople(asked);
    return { status: 200, body: toWire(merged) };
  },
});

function toWire({
  kept,
  gone,
  trajectories,
  moves,
  linksDie,
  remindersOff,
}: MergePreview): z.input<typeof mergeAnswer> {
  return {
    ...{ kept: toWirePerson(kept), gone: toWirePerson(gone), ...moves },
    trajectories: trajectories.map(({ id, reference, hasEnded, roles, isSubject }) => ({
      ...{ id, reference, has_ended: hasEnded, roles: [...roles], is_subject: isSubject },
    })),
    ...{ links_die: linksDie, reminders_off: remindersOff },
  };
}
