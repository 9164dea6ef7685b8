import { isSchoolYear, type SchoolYear, type YearQuarter } from '../../calendar/school-year.ts';
import type { LocalDate } from '../../calendar/types.ts';
import type { Indicator, IndicatorSource, Unit } from '../../indicators/indicator.ts';
import type { FieldError } from '../../rejection.ts';
import type { Text } from '../../text.ts';

/** A number that somebody entered, or took over from a file; a later one for the same thing replaces it. */
export interface Figure {
  readonly indicator: string;
  readonly schoolYear: SchoolYear;
  /** Of the school year, where it is not of all of it. */
  readonly quarter?: YearQuarter;
  /** Organisation id of the partner that it is of. */
  readonly partner?: string;
  /** Number of the school that it is of. */
  readonly school?: string;
  readonly value: number;
  /** How many answered, for an average: it weighs so much. */
  readonly respondents?: number;
  readonly source: Exclude<IndicatorSource, 'trajectories'>;
  /** Where it can be checked: a document, a page, a file. */
  readonly evidence: string;
  /** Local date on which it was entered. */
  readonly on: LocalDate;
}

/** Lowest and highest value of what is measured in a unit. */
const bounds: { readonly [unit in Unit]?: readonly [number, number] } = {
  'scale-1-4': [1, 4],
  percent: [0, 100],
};

/** What is wrong with a number that somebody enters; the unit is that of its indicator, and no other. */
export function figureErrors(
  figure: Pick<Figure, 'schoolYear' | 'quarter' | 'value' | 'evidence' | 'source'>,
  indicator: Indicator | undefined,
): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (!isSchoolYear(figure.schoolYear)) errors.push(wrong('school_year', 'invalid-school-year', yearWanted));
  if (figure.evidence.trim() === '') errors.push(wrong('evidence', 'evidence-missing', evidenceWanted));
  if (indicator === undefined) return [...errors, wrong('indicator', 'unknown-indicator', indicatorWanted)];
  const { source = 'trajectories' } = indicator;
  if (source === 'trajectories') return [...errors, wrong('indicator', 'counted', countedAlready)];
  if (figure.source !== source) errors.push(wrong('source', 'other-source', otherSource(source)));
  if (figure.quarter !== undefined && indicator.byQuarter !== true) {
    errors.push(wrong('quarter', 'not-by-quarter', wholeYear));
  }
  const [least, most] = bounds[indicator.unit ?? 'euro'] ?? [0, Number.MAX_SAFE_INTEGER];
  if (figure.value < least || figure.value > most) {
    errors.push(wrong('value', 'outside-scale', outside(least, most)));
  }
  return errors;
}

/**
 * What stands: of each indicator, year, partner and school the number that was entered last. A year is told as a whole or by
 * quarter, and never both: a quarter takes the place of a whole that was entered before it, and the other way round.
 */
export function standingFigures(figures: readonly Figure[]): readonly Figure[] {
  const last = new Map<string, ReadonlyMap<YearQuarter | 'year', Figure>>();
  for (const figure of figures) {
    const { indicator, schoolYear, partner, school, quarter } = figure;
    const key = JSON.stringify([indicator, schoolYear, partner, school]);
    const before = quarter === undefined ? [] : [...(last.get(key) ?? [])].filter(([of]) => of !== 'year');
    last.set(key, new Map([...before, [quarter ?? 'year', figure]]));
  }
  return [...last.values()].flatMap((parts) => [...parts.values()]);
}

/** One number of those that stand for an indicator: added up, or averaged with the weight of who answered; null without any. */
export function enteredValue(indicator: Indicator, figures: readonly Figure[]): number | null {
  const own = figures.filter((figure) => figure.indicator === indicator.id);
  if (own.length === 0) return null;
  if (indicator.measure !== 'average') return rounded(own.reduce((sum, { value }) => sum + value, 0));
  const weight = own.reduce((sum, { respondents = 1 }) => sum + respondents, 0);
  return weight === 0
    ? null
    : rounded(own.reduce((sum, { value, respondents = 1 }) => sum + value * respondents, 0) / weight);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

function wrong(path: string, code: string, message: Text): FieldError {
  return { path, code, message };
}

const yearWanted: Text = {
  nl: 'Schrijf een schooljaar als twee jaren na elkaar, zoals 2026-2027.',
  en: 'Write a school year as two years that follow each other, such as 2026-2027.',
};
const evidenceWanted: Text = {
  nl: 'Zeg waar dit cijfer na te kijken is.',
  en: 'Say where this figure can be checked.',
};
const indicatorWanted: Text = {
  nl: 'Deze indicator staat niet in de catalogus.',
  en: 'This indicator is not in the catalogue.',
};
const countedAlready: Text = {
  nl: 'Deze indicator wordt geteld uit de trajecten en niet ingevoerd.',
  en: 'This indicator is counted from the trajectories and is not entered.',
};

const wholeYear: Text = {
  nl: 'Dit cijfer wordt voor een heel schooljaar ingevoerd, niet per kwartaal.',
  en: 'This figure is entered for a whole school year, not by quarter.',
};

function otherSource(source: string): Text {
  return {
    nl: `De bron van deze indicator is ${source}; één indicator heeft één bron.`,
    en: `The source of this indicator is ${source}; one indicator has one source.`,
  };
}

function outside(least: number, most: number): Text {
  return most === Number.MAX_SAFE_INTEGER
    ? { nl: 'Een cijfer is niet kleiner dan 0.', en: 'A figure is not below 0.' }
    : {
        nl: `Dit cijfer ligt tussen ${least} en ${most}.`,
        en: `This figure lies between ${least} and ${most}.`,
      };
}
