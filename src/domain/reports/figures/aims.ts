import type { SchoolYear } from '../../calendar/school-year.ts';
import type { LocalDate } from '../../calendar/types.ts';
import type { Indicator } from '../../indicators/indicator.ts';
import type { FieldError } from '../../rejection.ts';

/** What the direction aims at on an indicator in a year, by an agreement (convenant). Said anew, never changed. */
export interface Aim {
  readonly indicator: string;
  readonly schoolYear: SchoolYear;
  /** The agreement that it stands in. */
  readonly agreement: string;
  readonly target: number;
  /** Why it became another than it was. */
  readonly reason?: string;
  /** Local date on which it was said. */
  readonly on: LocalDate;
}

/** How ambitious or relevant a target is. */
export const judgements = ['low', 'fitting', 'high'] as const;

/** One such judgement. */
export type Judgement = (typeof judgements)[number];

/** What the direction judges of a target in a year, its own or that of a partner. The last one counts. */
export interface Assessment {
  readonly indicator: string;
  readonly schoolYear: SchoolYear;
  /** Organisation id of the partner whose target it is; the direction’s own if left out. */
  readonly partner?: string;
  readonly ambition: Judgement;
  readonly relevance: Judgement;
  /** In words: also what no number says. */
  readonly comment: string;
  readonly on: LocalDate;
}

/** What stands of an aim, with what was aimed at first where that was another number. */
export interface StandingAim extends Aim {
  readonly atFirst?: number;
}

/** What stands: of each indicator and year the aim that was said last. */
export function standingAims(aims: readonly Aim[]): readonly StandingAim[] {
  const histories = new Map<string, Aim[]>();
  for (const aim of aims) {
    const key = JSON.stringify([aim.indicator, aim.schoolYear]);
    histories.set(key, [...(histories.get(key) ?? []), aim]);
  }
  return [...histories.values()].flatMap((history) => {
    const [first, last] = [history[0], history.at(-1)];
    if (first === undefined || last === undefined) return [];
    return first.target === last.target ? [last] : [{ ...last, atFirst: first.target }];
  });
}

/** What is wrong with an aim; one that becomes another number says why. */
export function aimErrors(aim: Aim, before: StandingAim | undefined): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (!(aim.target > 0)) {
    errors.push({
      path: 'target',
      code: 'not-positive',
      message: { nl: 'Een doel is een getal boven 0.', en: 'A target is a number above 0.' },
    });
  }
  if (before !== undefined && before.target !== aim.target && (aim.reason ?? '').trim() === '') {
    errors.push({
      path: 'reason',
      code: 'reason-missing',
      message: {
        nl: `Het doel was ${before.target}; zeg waarom het bijgesteld wordt.`,
        en: `The target was ${before.target}; say why it is adjusted.`,
      },
    });
  }
  return errors;
}

/** Whether a target is reached, in the direction in which its indicator is better; nothing where one is not known. */
export function isReached(indicator: Indicator, value: number | null, target?: number): boolean | undefined {
  if (value === null || target === undefined) return undefined;
  return indicator.direction === 'lower' ? value <= target : value >= target;
}
