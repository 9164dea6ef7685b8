import { z } from 'zod';
import { isReserved } from '../../application/templates/reserved-names.ts';
import { formatWithOffset } from '../../domain/calendar/wall-clock.ts';
import { ofFile } from '../../domain/lint/lint.ts';
import type { TemplateError } from '../../domain/template/reading/load.ts';
import type { Language } from '../../domain/text.ts';
import type { DraftHead, TemplateDraft } from '../../store/templates/drafts.ts';
import { instant, uuid, versionNumber } from '../schemas.ts';
import { rehearsalChoices, templateFinding, toWireFinding } from './templates.schemas.ts';

/** A name that a template can have, as its file says. */
const templateId = z
  .string()
  .max(100)
  .regex(/^[a-z][a-z0-9-]*$/)
  .refine((id) => !isReserved(id));

export const draftParams = z.object({ id: templateId });

export const draftRehearsal = z
  .strictObject(rehearsalChoices)
  .prefault({})
  .meta({ id: 'DraftRehearsalRequest' });

export const draftComparison = z
  .strictObject({
    version: versionNumber
      .optional()
      .meta({ description: 'What it is compared with; the latest if left out.' }),
  })
  .prefault({})
  .meta({ id: 'DraftComparisonRequest' });

export const draftSchema = z
  .strictObject({
    id: z.string().meta({ description: 'Of the template.' }),
    version: z.int().meta({ description: 'Raised by every save.' }),
    based_on: z
      .int()
      .nullable()
      .meta({ description: 'The latest published version when it was saved; null when there was none.' }),
    published_version: z
      .int()
      .nullable()
      .meta({ description: 'The latest published version now. Another one than `based_on`: save it again.' }),
    updated_at: instant,
    updated_by: z.strictObject({ id: uuid, name: z.string().nullable() }),
  })
  .meta({ id: 'TemplateDraft' });

export const draftWithSource = draftSchema
  .extend({
    source: z.string().meta({ description: 'The file as it was saved; it may be half finished.' }),
    findings: z
      .array(templateFinding)
      .meta({ description: 'What keeps it from being read as a template. Lint finds more than this.' }),
  })
  .meta({ id: 'TemplateDraftWithSource' });

/** A draft as it goes over the wire, without its source. */
export function toWireDraft(draft: DraftHead): z.input<typeof draftSchema> {
  const { id, version, basedOn, publishedVersion, updatedAt, updatedBy } = draft;
  return {
    ...{ id, version, based_on: basedOn ?? null, published_version: publishedVersion ?? null },
    updated_at: formatWithOffset(updatedAt),
    updated_by: { id: updatedBy.id, name: updatedBy.name ?? null },
  };
}

/** A draft with its source, and what is wrong with that in the reader's language. */
export function toWireDraftWithSource(
  draft: TemplateDraft,
  errors: readonly TemplateError[],
  reader: Language,
): z.input<typeof draftWithSource> {
  return {
    ...toWireDraft(draft),
    source: draft.source,
    findings: errors.map((error) => toWireFinding(ofFile(error), reader)),
  };
}
