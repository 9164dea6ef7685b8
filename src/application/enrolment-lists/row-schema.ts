import { z } from 'zod';
import { isMeantDate } from '../../domain/calendar/day-number.ts';
import { emailAddress } from '../../domain/email-address.ts';
import { isFurtherLanguage, type Text } from '../../domain/text.ts';
import { canonicalNumber } from '../../register/school-number.ts';
import type { KnownAs } from '../people/known.ts';
import type { Column } from './columns.ts';

/** What can be wrong with one cell, after the name of its column. */
export const cellProblems = {
  empty: { nl: 'is leeg', en: 'is empty' },
  'too-long': { nl: 'is te lang', en: 'is too long' },
  lines: { nl: 'telt meer dan één regel', en: 'is more than one line' },
  email: { nl: 'is geen e-mailadres', en: 'is not an e-mail address' },
  language: {
    nl: 'moet nl of en zijn, of de letters van een taal waarin een modeltraject teksten heeft, zoals fr',
    en: 'must be nl or en, or the letters of a language in which a model trajectory has texts, such as fr',
  },
  day: { nl: 'is geen dag (schrijf 2026-09-01)', en: 'is not a day (write it as 2026-09-01)' },
  group: { nl: 'moet volger of first-mover zijn', en: 'must be volger or first-mover' },
  yes: { nl: 'moet ja of nee zijn', en: 'must be yes or no' },
  known: { nl: 'moet bijwerken of behouden zijn', en: 'must be update or keep' },
  number: { nl: 'is geen instellingsnummer', en: 'is not a school number' },
  key: {
    nl: 'begint met een letter of cijfer; daarna mogen ook spaties, punten en streepjes',
    en: 'begins with a letter or digit, with spaces, dots and dashes after it',
  },
} as const satisfies { readonly [code: string]: Text };

type Code = keyof typeof cellProblems;
const says = (code: Code) => code;

const empty = z.literal('').transform(() => undefined);
const optional = <Output>(schema: z.ZodType<Output, string>) => z.union([empty, schema]);
const filled = z
  .string()
  .trim()
  .min(1, says('empty'))
  .max(500, says('too-long'))
  .regex(/^\P{Cc}*$/u, says('lines'));
const email = z
  .string()
  .min(1, says('empty'))
  .pipe(z.email({ pattern: emailAddress, error: says('email') }).toLowerCase());
const language = z
  .string()
  .toLowerCase()
  .refine((text) => text === 'nl' || text === 'en' || isFurtherLanguage(text), says('language'));
const localDate = z.string().min(1, says('empty')).transform(toIsoDate).refine(isMeantDate, says('day'));
const group = z
  .string()
  .toLowerCase()
  .transform((text) => text.replace(/[ _]/, '-').replace(/s$/, ''))
  .pipe(z.enum(['volger', 'first-mover'], says('group')));

const yes = new Set(['yes', 'ja', 'true', '1', 'x']);
const no = new Set(['no', 'nee', 'false', '0']);
const yesOrNo = z
  .string()
  .toLowerCase()
  .refine((text) => yes.has(text) || no.has(text), says('yes'))
  .transform((text) => yes.has(text));

const asKnown: Readonly<Record<string, KnownAs>> = {
  update: 'update',
  bijwerken: 'update',
  keep: 'keep',
  behouden: 'keep',
};
const known = z
  .string()
  .toLowerCase()
  .refine((text) => asKnown[text] !== undefined, says('known'))
  .transform((text) => asKnown[text] as KnownAs);

/** A row, cell by cell. */
export const rowSchema = z.object({
  school_number: z
    .string()
    .regex(/^\d{1,10}$/, says('number'))
    .overwrite(canonicalNumber),
  template: filled,
  start: localDate,
  counsellor_email: email,
  principal_name: filled,
  principal_email: email,
  principal_language: optional(language),
  ict_coordinator_name: optional(filled),
  ict_coordinator_email: optional(email),
  ict_coordinator_language: optional(language),
  person_email: optional(email),
  subject_key: optional(
    filled.max(40, says('too-long')).regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u, says('key')),
  ),
  known: optional(known),
  reason: optional(z.string().max(2000, says('too-long'))),
  group: optional(group),
  programme: optional(filled),
  cohort: optional(filled),
  waiting_list: optional(yesOrNo),
  under_way_phase: optional(filled),
  under_way_since: optional(localDate),
} satisfies Record<Column, z.ZodType>);

/** A Belgian spreadsheet writes 1/09/2026. */
function toIsoDate(text: string): string {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim()) ?? [];
  return day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text.trim();
}
