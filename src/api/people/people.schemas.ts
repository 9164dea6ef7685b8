import { z } from 'zod';
import { type Difference, knownAs, knownFields } from '../../application/people/known.ts';
import type { Person } from '../../store/people/people.ts';
import { pageQuery } from '../http/cursor.ts';
import { instantOrNull } from '../instants.ts';
import { email, instant, language, line, localDate, name, schoolNumber, sentence, uuid } from '../schemas.ts';

export const personParams = z.object({ id: uuid });

const personName = line(200);
const phone = z
  .string()
  .trim()
  .max(40)
  .regex(/^[+\d][\d ./()-]{3,}$/)
  .meta({ example: '+32 2 555 00 00' });
const furtherLanguage = z
  .string()
  .regex(/^[a-z]{2,3}$/)
  .meta({
    description:
      'In which model trajectories are read that have it, such as `fr`: one that a published one names under `languages`. Everything else comes in `language`.',
    example: 'fr',
  });
const personFunction = name.meta({
  description:
    'counsellor, coordinator, administrator, central, principal, ict-coordinator, teacher, provider …',
});

/** Somebody new, named where a person is asked for. */
const inlinePerson = z
  .strictObject({
    name: personName,
    email,
    language: language.optional(),
    further_language: furtherLanguage.optional(),
    phone: phone.optional(),
    function: personFunction.optional(),
    known: z.enum(knownAs).optional().meta({
      description:
        'When they are known under another name, language or telephone number: `update` what is known, or `keep` it, which is what happens if it is left out.',
    }),
  })
  .meta({
    id: 'InlinePerson',
    description:
      'Somebody who may be new: found at the school by address and name, else added. Two names without a word in common are two people with one mailbox.',
  });

/** Somebody known, by id, or somebody new. */
export const personOrId = z.union([uuid, inlinePerson]).meta({ id: 'PersonOrId' });

export const newPerson = z
  .strictObject({
    name: personName,
    email: email.optional(),
    phone: phone.optional(),
    language: language.default('nl'),
    further_language: furtherLanguage.optional(),
    function: personFunction.optional(),
    organisation: uuid.optional(),
    school: schoolNumber.optional(),
  })
  .meta({ id: 'NewPerson' });

export const personCorrection = z
  .strictObject({
    name: personName.optional(),
    email: email.nullable().optional(),
    phone: phone.nullable().optional(),
    language: language.optional(),
    further_language: furtherLanguage.nullable().optional(),
    function: personFunction.nullable().optional(),
    organisation: uuid.nullable().optional(),
    school: schoolNumber.nullable().optional(),
    reminders_off: z.boolean().optional(),
    has_left: z.boolean().optional().meta({ description: 'True when this person works there no longer.' }),
  })
  .meta({ id: 'PersonCorrection', description: 'Only what is named changes; null erases.' });

export const personListQuery = z.strictObject({
  q: sentence(100).optional().meta({ description: 'Part of the name or address.' }),
  school: schoolNumber.optional(),
  organisation: uuid.optional(),
  function: personFunction.optional(),
  ...pageQuery('people'),
});

export const personSchema = z
  .strictObject({
    id: uuid,
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    language,
    further_language: furtherLanguage.nullable(),
    function: z.string().nullable(),
    organisation: uuid.nullable(),
    school: schoolNumber.nullable(),
    unreachable_at: instant
      .nullable()
      .meta({ description: 'Since when mail to this address is refused for good.' }),
    reminders_off: z.boolean(),
    absent_until: localDate.nullable().meta({
      description: 'Last day of an absence that an automatic answer to a mail told of; it may have passed.',
    }),
    left_at: instant.nullable(),
    merged_into: uuid.nullable().meta({
      description: 'Whom this turned out to be: everything that was theirs is there.',
    }),
  })
  .meta({ id: 'Person' });

/** Somebody who was just added, with who was there before at the same address. */
export const addedPersonSchema = personSchema
  .extend({
    same_address_as: z.strictObject({ id: uuid, name: z.string() }).nullable().meta({
      description:
        'Who has the same address at the same school or organisation already: a shared mailbox, or the same person twice.',
    }),
  })
  .meta({ id: 'AddedPerson' });

/** Somebody known who was named otherwise than they are known. */
export const knownOtherwise = z
  .strictObject({
    role: z.string(),
    person: z.strictObject({ id: uuid, name: z.string() }),
    differs: z.array(
      z.strictObject({
        field: z.enum(knownFields),
        known: z.string().nullable(),
        given: z.string(),
      }),
    ),
    done: z.enum(knownAs).meta({ description: 'What is done with it.' }),
  })
  .meta({ id: 'KnownOtherwise' });

/** What somebody is known as, beside how they were named, as it goes over the wire. */
export function toWireDifference({
  role,
  person: { id, name: called },
  fields,
  as,
}: Difference & { readonly role: string }): z.input<typeof knownOtherwise> {
  const differs = fields.map(({ field, known, given }) => ({ field, known: known ?? null, given }));
  return { role, person: { id, name: called }, differs, done: as };
}

/** A person as it goes over the wire. */
export function toWirePerson(person: Person): z.input<typeof personSchema> {
  return {
    id: person.id,
    name: person.name,
    email: person.email ?? null,
    phone: person.phone ?? null,
    language: person.language,
    further_language: person.furtherLanguage ?? null,
    function: person.function ?? null,
    organisation: person.organisationId ?? null,
    school: person.schoolNumber ?? null,
    unreachable_at: instantOrNull(person.unreachableAt),
    reminders_off: person.remindersOff,
    absent_until: person.absentUntil ?? null,
    left_at: instantOrNull(person.leftAt),
    merged_into: person.mergedInto ?? null,
  };
}

/** Where a role is given to somebody of another organisation. */
export const confirmed = z.boolean().optional().meta({
  description:
    'Say so where somebody of another organisation is meant; without it the answer is 409 `confirmation-required`.',
});
