import { z } from 'zod';
import { isWithinReach } from '../domain/calendar/day-number.ts';
import { emailAddress } from '../domain/email-address.ts';
import { withoutInvisible } from '../domain/text.ts';
import { canonicalNumber } from '../register/school-number.ts';

/** Forms that recur in what callers send and get. */

/** Refused with 422: it can be read, but nobody means it. */
export const outOfReach = {
  code: 'date-out-of-reach',
  message: {
    nl: 'Dat jaar kan niet bedoeld zijn: kijk het na.',
    en: 'That year cannot be meant: check it.',
  },
};

// What is no date, or one that nobody means, is not compared with another one: nothing can be worked out of it.
export const localDate = z.iso
  .date({ abort: true })
  .refine(isWithinReach, { params: { fault: outOfReach }, abort: true })
  .meta({ id: 'LocalDate', description: 'A day on the calendar in Belgium.', example: '2027-03-01' });

export const instant = z.iso
  .datetime({ offset: true, abort: true })
  .refine(isWithinReach, { params: { fault: outOfReach }, abort: true })
  .meta({
    id: 'Instant',
    description: 'A point in time, RFC 3339 with an offset.',
    example: '2027-03-01T08:12:00+01:00',
  });

/** In whatever case it is written: everywhere behind this it is in small letters, as it is stored. */
export const uuid = z
  .guid()
  .toLowerCase()
  .meta({ id: 'Id', format: 'uuid', example: '7b1f1c9e-6a34-4c39-9d3b-0a3f6f3f2b11' });

/** A version as callers name one: it is kept in 32 bits. */
export const versionNumber = z.int().min(1).max(2_147_483_647);

/** The name of something in a template: a role, step, phase or the template itself. */
export const name = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/);

/** The path of a step occurrence, `follow_up/conversation#2`. */
export const stepPath = z
  .string()
  .min(1)
  .max(300)
  .meta({ id: 'StepPath', example: 'follow_up/conversation#2' });

export const schoolNumber = z
  .string()
  .regex(/^\d{1,10}$/)
  .overwrite(canonicalNumber)
  .meta({
    id: 'SchoolNumber',
    description: 'Number of a school in the official register; leading zeros say nothing.',
    example: '900001',
  });

export const email = z
  .email({ pattern: emailAddress })
  .max(254)
  .meta({ id: 'EmailAddress', example: 'directie@school.example' });

export const language = z.enum(['nl', 'en']).meta({ id: 'Language' });

export const text = z
  .strictObject({ nl: z.string(), en: z.string() })
  .meta({ id: 'Text', description: 'The same in both languages.' });

/** A text of a model trajectory, which may have further languages. */
export const templateText = z.object({ nl: z.string(), en: z.string() }).catchall(z.string()).meta({
  id: 'TemplateText',
  description: 'The same in both languages, and in those that the model trajectory names under `languages`.',
});

/** Something that people wrote, up to the given number of characters. */
export function sentence(longest: number) {
  return z.string().trim().min(1).max(longest);
}

const oneLine = {
  code: 'line-break',
  message: { nl: 'Schrijf dit op één regel.', en: 'Write this on one line.' },
};

/** The same for what is one line, such as a name: it ends up in the head of mails and in lists. */
export function line(longest: number) {
  return z
    .string()
    .overwrite(withoutInvisible)
    .trim()
    .min(1)
    .max(longest)
    .refine((written) => !/[\p{Cc}\u2028\u2029]/u.test(written), {
      params: { fault: oneLine },
    });
}

/** `true` or `false` in a query. */
export const flag = z
  .enum(['true', 'false'])
  .transform((value) => value === 'true')
  .meta({ type: 'boolean' });

export const problemSchema = z
  .looseObject({
    type: z.string().meta({ format: 'uri', description: 'Stable: names the kind of problem.' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    instance: z.string().optional().meta({ description: 'With which this request is found in the log.' }),
    errors: z
      .array(
        z.strictObject({
          path: z.string().meta({ description: 'The field, parameter or header as it was sent.' }),
          code: z.string(),
          message: z.string(),
        }),
      )
      .meta({ description: 'The fields concerned; empty when it is about none.' }),
  })
  .meta({ id: 'Problem', description: 'A problem document (RFC 9457), in the language of the reader.' });
