import { type Language, languages, type Text } from '../../text.ts';

import { positionOf, roleOf } from '../model/lookup.ts';
import type {
  Anchor,
  Closing,
  DueRule,
  Expiry,
  Opening,
  Option,
  Repeat,
  StepNode,
  Template,
} from '../model/types.ts';

/** Longer than this, a value is looked up in the file rather than read in a sentence. */
const SHORT = 60;

/**
 * What a value in a template was and what it is now, as “4 weeks → 5 weeks”.
 * @param aspect the key that has the value, as in the template that the core runs
 * @returns `undefined` when either is too long to read in a sentence, or when the words do not show the difference
 */
export function changeInWords(
  aspect: string,
  before: { readonly value: unknown; readonly template: Template },
  after: { readonly value: unknown; readonly template: Template },
): Text | undefined {
  const was = inWords(aspect, before.value, before.template);
  const is = inWords(aspect, after.value, after.template);
  if (was === undefined || is === undefined) return undefined;
  if (languages.some((language) => was[language].length > SHORT || is[language].length > SHORT))
    return undefined;
  const different = languages.filter((language) => was[language] !== is[language]);
  const [other] = different;
  if (other === undefined) return undefined;
  // A text that changed in one language only is shown in that one to everybody.
  const change = (language: Language) => {
    const shown = different.includes(language) ? language : other;
    return `${was[shown]} → ${is[shown]}`;
  };
  return { nl: change('nl'), en: change('en') };
}

const nothing: Text = { nl: 'niets', en: 'nothing' };

function inWords(aspect: string, value: unknown, template: Template): Text | undefined {
  if (value === undefined) return nothing;
  if (typeof value === 'boolean') return value ? { nl: 'ja', en: 'yes' } : { nl: 'nee', en: 'no' };
  if (typeof value === 'number') return both(String(value));
  if (typeof value === 'string') return wordOf(value, template);
  if (isText(value)) return { nl: `“${value.nl}”`, en: `“${value.en}”` };
  switch (aspect) {
    case 'due':
      return dueInWords(value as DueRule);
    case 'opens':
      return openingInWords(value as Opening, template);
    case 'closes':
      return closingInWords(value as Closing);
    case 'expiry':
      return expiryInWords(value as Expiry);
    case 'extension':
      return extensionInWords(value as NonNullable<StepNode['extension']>);
    case 'repeat':
      return repeatInWords(value as Repeat);
    case 'options':
      return joined((value as readonly Option[]).map(({ title }) => title));
    case 'attendees':
    case 'sees':
    case 'indicators':
    case 'furtherLanguages':
      return joined((value as readonly string[]).map((one) => wordOf(one, template)));
    default:
      return undefined;
  }
}

const calendars: { readonly [calendar: string]: Text } = {
  'calendar-days': { nl: '', en: '' },
  'working-days': { nl: ' (in werkdagen)', en: ' (in working days)' },
  'school-days': { nl: ' (in schooldagen)', en: ' (in school days)' },
  'outside-holidays': { nl: ' (buiten de vakanties)', en: ' (outside holidays)' },
};

function dueInWords({ in: within, on, calendar, from }: DueRule): Text | undefined {
  if (on !== undefined) return both(on);
  if (within === undefined) return undefined;
  const term = glued(duration(within), calendars[calendar]);
  return from === undefined ? term : glued(term, momentInWords(from));
}

function momentInWords({ of, what }: Anchor): Text {
  return { nl: ` vanaf ${of}.${what}`, en: ` from ${of}.${what}` };
}

function openingInWords({ after, count, delay, on, calendar, from }: Opening, template: Template): Text {
  const names = after.map((id) => wordOf(id, template));
  return joined([
    ...(on === undefined ? [] : [{ nl: `vanaf ${on}`, en: `from ${on}` }]),
    ...(delay === undefined ? [] : [glued(duration(delay), calendars[calendar])]),
    ...(from === undefined ? [] : [momentInWords(from)]),
    ...(count === undefined ? [] : [{ nl: `${count} van`, en: `${count} of` }]),
    ...names.map(({ nl, en }) => ({ nl: `na ${nl}`, en: `after ${en}` })),
  ]);
}

function closingInWords({ on, term }: Closing): Text {
  if (on !== undefined) return both(on);
  return term === undefined
    ? { nl: 'het einde van het schooljaar', en: 'the end of the school year' }
    : glued(glued(duration(term.in), calendars[term.calendar]), momentInWords(term.from));
}

const ofSilence: { readonly [then: string]: Text } = {
  skip: { nl: 'overslaan', en: 'skip it' },
  ask: { nl: 'de begeleider beslist', en: 'the counsellor decides' },
  stop: { nl: 'het traject stopt', en: 'the trajectory stops' },
};

function expiryInWords({ after, then }: Expiry): Text {
  const what = ofSilence[then] ?? { nl: `geldt als ${then}`, en: `counts as ${then}` };
  const late = duration(after);
  return { nl: `na ${late.nl}: ${what.nl}`, en: `after ${late.en}: ${what.en}` };
}

function extensionInWords({ by, times }: NonNullable<StepNode['extension']>): Text {
  const time = duration(by);
  return { nl: `${times} keer ${time.nl}`, en: `${time.en}, ${times === 1 ? 'once' : `${times} times`}` };
}

function repeatInWords({ times, every, at, each, until }: Repeat): Text | undefined {
  if (until !== undefined) return undefined;
  const distance = every === undefined ? undefined : duration(every);
  return joined([
    ...(times === undefined ? [] : [{ nl: `${times} keer`, en: `${times} times` }]),
    ...(distance === undefined ? [] : [{ nl: `om de ${distance.nl}`, en: `every ${distance.en}` }]),
    ...(at ?? []).map((one) => ({ nl: `na ${duration(one).nl}`, en: `after ${duration(one).en}` })),
    ...(each === undefined ? [] : [{ nl: 'elk schooljaar', en: 'each school year' }]),
  ]);
}

/** A duration, the title of a role or of a node, or the word itself. */
function wordOf(text: string, template: Template): Text {
  if (/^P\d+[DWMY]$/.test(text)) return duration(text);
  const title = roleOf(template, text)?.title ?? positionOf(template, text)?.node.title;
  return title === undefined ? both(text) : { nl: `“${title.nl}”`, en: `“${title.en}”` };
}

const periods: { readonly [letter: string]: { readonly [count in 'one' | 'more']: Text } } = {
  D: { one: { nl: 'dag', en: 'day' }, more: { nl: 'dagen', en: 'days' } },
  W: { one: { nl: 'week', en: 'week' }, more: { nl: 'weken', en: 'weeks' } },
  M: { one: { nl: 'maand', en: 'month' }, more: { nl: 'maanden', en: 'months' } },
  Y: { one: { nl: 'jaar', en: 'year' }, more: { nl: 'jaar', en: 'years' } },
};

/** `P4W` as “4 weeks”; what is composed stays as it is written. */
function duration(iso: string): Text {
  const [, count = '', letter = ''] = /^P(\d+)([DWMY])$/.exec(iso) ?? [];
  const word = periods[letter]?.[count === '1' ? 'one' : 'more'];
  return word === undefined ? both(iso) : { nl: `${count} ${word.nl}`, en: `${count} ${word.en}` };
}

function joined(texts: readonly Text[]): Text {
  if (texts.length === 0) return nothing;
  return { nl: texts.map(({ nl }) => nl).join(', '), en: texts.map(({ en }) => en).join(', ') };
}

function glued(first: Text, second: Text = both('')): Text {
  return { nl: first.nl + second.nl, en: first.en + second.en };
}

function isText(value: unknown): value is Text {
  return typeof value === 'object' && value !== null && 'nl' in value && 'en' in value;
}

function both(text: string): Text {
  return { nl: text, en: text };
}
