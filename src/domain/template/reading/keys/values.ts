import { z } from 'zod';
import { isLocalDate, isWithinReach } from '../../../calendar/day-number.ts';
import { durationParts, isDuration } from '../../../calendar/offset.ts';
import { isYearlyDate } from '../../../calendar/yearly.ts';
import { feelFault } from '../../../conditions/feel.ts';
import { isFurtherLanguage, type Text } from '../../../text.ts';

/**
 * What the keys of a template file can hold. The kind of a value is kept with it (`holds`), for the reference and for what
 * is said of a mistake; so is the sentence for one that it refuses, in both languages.
 */
export type ValueKind =
  | 'text'
  | 'duration'
  | 'signed-duration'
  | 'date'
  | 'yearly-date'
  | 'anchor'
  | 'quarter'
  | 'expression';

/** Names that conditions read without a step, and those of the tasks that every template has without naming them. */
export const reservedNames: readonly string[] = ['trajectory', 'roles', 'linked', 'silence', 'no_contact'];

/** More mails in a ladder than any model trajectory has: what is longer was not written by a person. */
export const MOST_RUNGS = 50;
/** The same of the steps in a phase, module or track. */
export const MOST_STEPS = 200;
/** The same of phases, and of the modules or tracks in one. */
export const MOST_STAGES = 50;

const words = z.string().trim().min(1);

/** A text in both languages, and in those that the file has beside; which these are, `textLanguageErrors` checks. */
export const text = z.object({ nl: words, en: words }).catchall(words).meta(holding('text'));

/** A language beside Dutch and English. */
export const furtherLanguage = z.string().refine(
  isFurtherLanguage,
  saying({
    nl: 'een taal schrijf je als fr of de, zonder nl en en: die heeft elke tekst al',
    en: 'a language is written as fr or de, without nl and en: every text has those already',
  }),
);

/** A name that conditions can use. */
export const id = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, 'an id has small letters, digits and _ and starts with a letter')
  // A word to which every object of the language answers by itself.
  .refine(
    (name) => !(name in {}),
    saying({
      nl: 'dit kan hier geen naam zijn: het betekent iets anders',
      en: 'this cannot be a name here: it means something else',
    }),
  );

/** A name that conditions never use: of a template, an option, a rung. */
export const hyphenated = z.string().regex(/^[a-z][a-z0-9-]*$/);

/** A name of a step: conditions read its answers by it. */
export const stepId = id.superRefine((name, check) => {
  if (!reservedNames.includes(name)) return;
  const taken = reservedNames.join(', ');
  const said = saying({
    nl: `een stap kan niet ${name} heten: ${taken} betekenen al iets in voorwaarden en taken. Geef een langere naam, zoals ask_${name}`,
    en: `a step cannot be called ${name}: ${taken} mean something already in conditions and tasks. Give it a longer name, as in ask_${name}`,
  });
  check.addIssue({ code: 'custom', message: said.error, params: said.params });
});

/** An ISO 8601 duration in days, weeks, months or years. */
export const duration = z
  .string()
  .refine(isDuration, {
    ...saying({
      nl: 'een duur schrijf je zoals P10D (tien dagen), P2W (twee weken), P3M (drie maanden) of P1Y (een jaar)',
      en: 'a duration is written as in ISO 8601, for example P2W, P10D, P3M or P1Y',
    }),
    abort: true,
  })
  .refine(
    (written) => !written.startsWith('-'),
    saying({
      nl: 'een duur heeft geen minteken: de sleutel zegt in welke richting er geteld wordt',
      en: 'a duration has no minus: the key says which way it counts',
    }),
  )
  .refine(
    isWithinACentury,
    saying({ nl: 'een duur is hoogstens honderd jaar', en: 'a duration is at most a hundred years' }),
  )
  .meta(holding('duration'));

/** The same, also backwards: for what is counted from another moment. */
export const signedDuration = z
  .string()
  .refine(isDuration, {
    ...saying({
      nl: 'een duur schrijf je zoals P10D (tien dagen), P2W (twee weken), P3M (drie maanden) of P1Y (een jaar)',
      en: 'a duration is written as in ISO 8601, for example P2W, P10D, P3M or P1Y',
    }),
    abort: true,
  })
  .refine(
    (written) => isWithinACentury(written.replace('-', '')),
    saying({ nl: 'een duur is hoogstens honderd jaar', en: 'a duration is at most a hundred years' }),
  )
  .meta(holding('signed-duration'));

/** A duration after which something comes back. */
export const distance = duration.refine(
  (written) => /[1-9]/.test(written),
  saying({
    nl: 'wat terugkomt, doet dat na minstens één dag',
    en: 'what comes back does so after a day at least',
  }),
);

const farAway = saying({
  nl: 'dat is wel erg ver weg: kijk het jaartal na',
  en: 'that is very far away: check the year',
});

/** A local date in Brussels. */
export const localDate = z
  .string()
  .refine(isLocalDate, {
    ...saying({ nl: 'een datum schrijf je als 2027-03-01', en: 'a date is written as 2027-03-01' }),
    abort: true,
  })
  .refine(isWithinReach, farAway)
  .meta(holding('date'));

/** A local date in Brussels, or a day of every year. */
export const dateOrYearly = z
  .string()
  .refine((written) => isLocalDate(written) || isYearlyDate(written), {
    ...saying({
      nl: 'een datum schrijf je als 2027-03-01, een dag van elk jaar als --06-30',
      en: 'a date is written as 2027-03-01, a day of every year as --06-30',
    }),
    abort: true,
  })
  .refine((written) => written.startsWith('--') || isWithinReach(written), farAway)
  .meta(holding('yearly-date'));

/** A moment that something is counted from. */
export const anchor = z
  .string()
  .regex(/^[a-z][a-z0-9_]*\.[a-zA-Z][a-zA-Z0-9_]*$/, {
    error:
      'a moment is written as intake.answer, intake.start, intake.closed, intake.day (a date that is asked), trajectory.start or call.start',
  })
  .meta(holding('anchor'));

/** A calendar quarter; its last day is meant. */
export const quarter = z
  .string()
  .refine((written) => /^\d{4}-Q[1-4]$/.test(written), {
    ...saying({ nl: 'een kwartaal schrijf je als 2027-Q1', en: 'a quarter is written as 2027-Q1' }),
    abort: true,
  })
  .refine(isWithinReach, farAway)
  .meta(holding('quarter'));

/** An expression in FEEL over the answers by step id. */
export const feel = z
  .string()
  .refine((written) => feelFault(written) !== 'unreadable', {
    ...saying({
      nl: 'deze voorwaarde is niet te lezen: zet teksten tussen dubbele aanhalingstekens en vergelijk met één =, zoals stap.veld = "waarde"',
      en: 'this condition cannot be read: put texts between double quotes and compare with one =, as in step.field = "value"',
    }),
    abort: true,
  })
  .refine(
    (written) => feelFault(written) !== 'unbounded',
    saying({
      nl: 'deze voorwaarde kost te veel rekenwerk: begrens waarover ze loopt met getallen, of splits ze',
      en: 'this condition costs too much to work out: bound what it goes through with numbers, or split it',
    }),
  )
  .meta(holding('expression'));

/** Which days count. */
export const calendar = z.enum(['calendar-days', 'working-days', 'school-days', 'outside-holidays']);
/** Where a date goes that falls on a bad day. */
export const landing = z.enum(['none', 'next-school-day', 'previous-school-day', 'next-working-day']);

/** What is said of a value that a shape refuses, without capital and full stop. */
export function saying({ nl, en }: Text) {
  return { error: en, params: { nl } };
}

/** The check of an object that has exactly one of these keys, and what is said of one that has not. */
export function exactlyOne(names: readonly string[], refused: Text) {
  const hasOne = (value: object) =>
    Object.entries(value).filter(([name, held]) => held !== undefined && names.includes(name)).length === 1;
  return [hasOne, saying(refused)] as const;
}

function holding(holds: ValueKind): { readonly holds: ValueKind } {
  return { holds };
}

function isWithinACentury(written: string): boolean {
  const { years, months, weeks, days } = durationParts(written);
  return years + months / 12 + weeks / 52 + days / 365 <= 100;
}
