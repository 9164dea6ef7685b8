import { z } from 'zod';
import type { OrganisationLetterhead } from '../../application/organisations/letterhead/read.ts';
import { LOGO_LIMIT, logoTypes } from '../../domain/letterhead.ts';
import { line, sentence, uuid } from '../schemas.ts';

const signature = z
  .strictObject({ nl: sentence(500), en: sentence(500) })
  .meta({ description: 'Lines under the name of the counsellor.' });

export const newLetterhead = z
  .strictObject({
    sender_name: line(100)
      .nullable()
      .optional()
      .meta({ description: 'In the From of mails; the name of the organisation without it.' }),
    signature: signature.nullable().optional(),
  })
  .meta({ id: 'NewLetterhead', description: 'What is left out is taken away.' });

export const letterheadSchema = z
  .strictObject({
    organisation: uuid,
    name: z.string(),
    sender_name: z.string().nullable(),
    signature: z.strictObject({ nl: z.string(), en: z.string() }).nullable(),
    logo: z
      .strictObject({
        media_type: z.enum(logoTypes),
        size: z.int().meta({ description: `In bytes; ${LOGO_LIMIT} at most.` }),
        address: z.string().meta({ description: 'Where anybody can see it.' }),
      })
      .nullable(),
  })
  .meta({ id: 'Letterhead', description: 'As whom a guidance service writes to schools.' });

/** A letterhead as it goes over the wire. */
export function toWireLetterhead(
  { organisation, name, senderName, signature: lines, logo }: OrganisationLetterhead,
  publicUrl: string,
): z.input<typeof letterheadSchema> {
  return {
    ...{ organisation, name, sender_name: senderName ?? null, signature: lines ?? null },
    logo:
      logo === undefined
        ? null
        : { media_type: logo.mediaType, size: logo.size, address: `${publicUrl}/logos/${logo.hash}` },
  };
}
