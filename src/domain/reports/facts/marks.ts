import { objectOf } from '../../forms/field-rule.ts';
import { indicatorOf } from '../../indicators/catalogue.ts';
import { marksOfField } from '../../indicators/field-marks.ts';
import { stepsOf } from '../../template/model/lookup.ts';
import type { StepNode, Template } from '../../template/model/types.ts';
import { optionsOf } from '../../trajectory/model/step-outcomes.ts';

/** An answer that is counted, or that states a target. */
export interface FieldMark {
  readonly field: string;
  readonly indicator: string;
  /** For what is asked twice: the first step of the template that asks it, or a later one. */
  readonly moment?: 'before' | 'after';
  readonly isTarget: boolean;
}

/** What the completion of a step counts for. */
export interface StepMarks {
  /** Indicators for which the step itself counts. */
  readonly counts: readonly string[];
  /** The outcome with which it counts; absent where there is nothing to choose. */
  readonly outcome?: string;
  readonly fields: readonly FieldMark[];
  /** What the template itself aims at with this step, of each of {@link aims}. */
  readonly target?: number;
  /** Those for which the step itself counts; where it only happens once, those of the numbers that it asks. */
  readonly aims: readonly string[];
}

const known = new WeakMap<Template, ReadonlyMap<string, StepMarks>>();

/** The steps of a template that bear an indicator, by id: all that reports need to know of a template. */
export function marksOf(template: Template): ReadonlyMap<string, StepMarks> {
  const remembered = known.get(template);
  if (remembered !== undefined) return remembered;
  const asked = new Set<string>();
  const marks = new Map<string, StepMarks>();
  for (const step of stepsOf(template)) {
    const found = marksOfStep(step, asked);
    for (const { indicator } of found.fields) asked.add(indicator);
    if (found.counts.length + found.fields.length > 0) marks.set(step.id, found);
  }
  known.set(template, marks);
  return marks;
}

function marksOfStep(step: StepNode, before: ReadonlySet<string>): StepMarks {
  const outcome = optionsOf(step)[0]?.id;
  // What is confidential is counted nowhere: among few, a number tells who said it.
  const questions = step.sees === undefined ? objectOf(step.answers?.properties) : {};
  const fields = Object.entries(questions).flatMap(([field, property]) => {
    const counted = marksOfField(objectOf(property), 'x-indicator').map((indicator): FieldMark => {
      const isTwice = indicatorOf(indicator)?.beforeAfter === true;
      const moment = before.has(indicator) ? 'after' : 'before';
      return { field, indicator, isTarget: false, ...(isTwice ? { moment } : {}) };
    });
    const targets = marksOfField(objectOf(property), 'x-target').map(
      (indicator): FieldMark => ({ field, indicator, isTarget: true }),
    );
    return [...counted, ...targets];
  });
  const counts = step.indicators ?? [];
  const asked = fields.filter(({ isTarget }) => !isTarget).map(({ indicator }) => indicator);
  const more = counts.filter((indicator) => indicatorOf(indicator)?.measure !== 'count');
  const aims = [more, asked, counts].find(({ length }) => length > 0) ?? [];
  return {
    ...{ counts, fields, aims },
    ...(outcome === undefined ? {} : { outcome }),
    ...(step.target === undefined || aims.length === 0 ? {} : { target: step.target }),
  };
}
