import { z } from 'zod';
import type { LettersAgain } from '../../application/owed-letters/send-again.ts';
import type { LetterNotGone } from '../../store/letters/not-gone.ts';
import { instant, uuid } from '../schemas.ts';

const asked = {
  since: instant.meta({ description: 'What was given up at this instant or later, and all that is owed.' }),
  organisation: uuid.optional().meta({ description: 'Only the letters of this guidance service.' }),
};

export const lettersQuery = z.strictObject(asked);

export const lettersAgainBody = z
  .strictObject({
    ...asked,
    only: z
      .array(uuid)
      .min(1)
      .max(500)
      .optional()
      .meta({ description: 'Only these; all that were given up without it.' }),
  })
  .meta({ id: 'LettersAgainRequest' });

export const letterSchema = z
  .strictObject({
    id: uuid,
    kind: z.enum([
      ...(['asked', 'answered', 'participation', 'contact', 'gathering', 'handover'] as const),
      ...(['handover-waits', 'old-address', 'new-address', 'retention', 'overview'] as const),
    ]),
    trajectory: uuid.nullable().meta({ description: 'Which one it is about, if it is about one.' }),
    reference: z.string().nullable(),
    to: z.string().nullable().meta({ description: 'Null where that is looked up when it is written.' }),
    since: instant.meta({ description: 'From when it is owed.' }),
    tries: z.int(),
    next_at: instant.nullable().meta({ description: 'When it is tried next; null once it was given up.' }),
    held: z.boolean().meta({ description: 'It waits until mail goes again.' }),
    given_up_at: instant.nullable(),
    reason: z.string().nullable().meta({ description: 'Why it was given up.' }),
    answer: z.string().nullable().meta({ description: 'What the mail server meant the last time.' }),
    not_again: z
      .enum(['still-owed', 'has-left', 'no-address', 'unreachable'])
      .nullable()
      .meta({ description: 'Why it would not be sent again; null when it would.' }),
  })
  .meta({ id: 'OwedLetter', description: 'A mail that belongs to no step, and that has not gone.' });

export const lettersSchema = z.strictObject({ items: z.array(letterSchema) });

export const lettersAgainSchema = z
  .strictObject({
    again: z.int().meta({ description: 'How many are sent again; with `dry_run`, how many would be.' }),
    letters: z.array(letterSchema),
  })
  .meta({ id: 'LettersAgain' });

/** A letter that has not gone, as it goes over the wire. */
export function toWireLetter(letter: LetterNotGone): z.input<typeof letterSchema> {
  return {
    ...{ id: letter.id, kind: letter.kind },
    ...{ trajectory: letter.trajectoryId ?? null, reference: letter.reference ?? null },
    ...{ to: letter.personName ?? null, since: letter.since, tries: letter.tries },
    ...{ next_at: letter.nextAt ?? null, held: letter.isHeld, given_up_at: letter.givenUpAt ?? null },
    ...{ reason: letter.reason ?? null, answer: letter.answer ?? null, not_again: letter.notAgain ?? null },
  };
}

/** What sending letters again comes to, as it goes over the wire. */
export function toWireLettersAgain({ again, letters }: LettersAgain): z.input<typeof lettersAgainSchema> {
  return { again, letters: letters.map(toWireLetter) };
}
