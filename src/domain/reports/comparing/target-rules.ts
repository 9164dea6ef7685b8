import { isSchoolYear, type SchoolYear } from '../../calendar/school-year.ts';
import { indicatorOf, markableIds } from '../../indicators/catalogue.ts';
import type { Indicator } from '../../indicators/indicator.ts';
import type { FieldError } from '../../rejection.ts';
import type { Text } from '../../text.ts';
import type { WantedTarget } from './targets.ts';

/** The kinds of organisations that are partners of the programme, and so state what they aim at (chapter 8.3). */
export const partnerKinds = ['provider', 'rtc', 'higher-education', 'company'] as const;

/**
 * What is wrong with a school year for which targets are stated.
 * @param first the programme's first school year
 */
export function schoolYearError(schoolYear: string, first: SchoolYear): FieldError | undefined {
  if (!isSchoolYear(schoolYear)) {
    return wrong('school_year', 'invalid-school-year', {
      nl: 'Schrijf een schooljaar als twee jaren na elkaar, zoals 2026-2027.',
      en: 'Write a school year as two years that follow each other, such as 2026-2027.',
    });
  }
  if (schoolYear >= first) return undefined;
  return wrong('school_year', 'before-the-programme', {
    nl: `Het programma begon in ${first}; geef dat schooljaar of een later.`,
    en: `The programme began in ${first}; give that school year or a later one.`,
  });
}

/** Everything that is wrong with a list of targets, at the field where it is wrong, with what would be right. */
export function targetErrors(wanted: readonly WantedTarget[]): readonly FieldError[] {
  return wanted.flatMap(({ indicator: id, target }, index) => {
    const indicator = indicatorOf(id);
    const atIndicator = `targets.${index}.indicator`;
    if (indicator === undefined || indicator.builtIn) return [notAimedAt(atIndicator, id, indicator)];
    const first = wanted.findIndex((one) => one.indicator === id);
    const twice = first === index ? [] : [statedTwice(atIndicator, first)];
    const number = numberError(indicator, target);
    return [...twice, ...(number === undefined ? [] : [wrong(`targets.${index}.target`, ...number)])];
  });
}

function notAimedAt(path: string, id: string, builtIn: Indicator | undefined): FieldError {
  const list = markableIds.join(', ');
  if (builtIn === undefined) {
    return wrong(path, 'unknown-indicator', {
      nl: `Er is geen indicator “${id}”. Kies een van: ${list}.`,
      en: `There is no indicator “${id}”. Choose one of: ${list}.`,
    });
  }
  return wrong(path, 'not-aimed-at', {
    nl: `“${builtIn.title.nl}” volgt vanzelf uit de inschrijvingen en kan geen doel hebben. Kies een van: ${list}.`,
    en: `“${builtIn.title.en}” follows from the enrolments by itself and cannot have a target. Choose one of: ${list}.`,
  });
}

function statedTwice(path: string, first: number): FieldError {
  return wrong(path, 'duplicate', {
    nl: `Deze indicator staat al bij targets.${first}; geef elke indicator één keer.`,
    en: `This indicator stands at targets.${first} already; give every indicator once.`,
  });
}

function numberError({ measure, unit }: Indicator, target: number): [string, Text] | undefined {
  if (!(target > 0)) {
    return [
      'not-positive',
      { nl: 'Een doel is een getal boven 0, zoals 120.', en: 'A target is a number above 0, such as 120.' },
    ];
  }
  if (unit === 'scale-1-4' && (target < 1 || target > 4)) {
    return [
      'outside-scale',
      {
        nl: 'Dit is een gemiddelde op een schaal van 1 tot 4; geef een getal daartussen, zoals 3.2.',
        en: 'This is an average on a scale from 1 to 4; give a number between those, such as 3.2.',
      },
    ];
  }
  if (measure === 'sum' || measure === 'average' || Number.isInteger(target)) return undefined;
  return [
    'not-whole',
    {
      nl: `Hier wordt geteld, dus geef een geheel getal, zoals ${Math.ceil(target)}.`,
      en: `This is counted, so give a whole number, such as ${Math.ceil(target)}.`,
    },
  ];
}

function wrong(path: string, code: string, message: Text): FieldError {
  return { path, code, message };
}
