import type { Dossier } from '../../../application/trajectories/dossier.ts';
import type { LocalDate } from '../../../domain/calendar/types.ts';
import { indicatorOf } from '../../../domain/indicators/catalogue.ts';
import { marksOf } from '../../../domain/reports/facts/marks.ts';
import { nounOf, stepsOf } from '../../../domain/template/model/lookup.ts';
import type { StepNode } from '../../../domain/template/model/types.ts';
import type { Language } from '../../../domain/text.ts';
import { idOf } from '../../../domain/trajectory/model/paths.ts';
import { type AnswerInWords, answersInWords } from '../../ui/answers-in-words.ts';
import { trajectoryAddress } from '../addresses.ts';

/** What somebody was found to need, and in which step of which trajectory. */
export type FoundNeeds = {
  readonly needs: readonly string[];
  /** Everything that was noted with it. */
  readonly answers: readonly AnswerInWords[];
  readonly step: string;
  readonly address: string;
  readonly on?: LocalDate | undefined;
};

/** A question that is asked at the start and at the end, with both answers. */
export type Measured = {
  readonly title: string;
  readonly unit?: string | undefined;
  readonly before?: { readonly value: number; readonly on?: LocalDate | undefined };
  readonly after?: { readonly value: number; readonly on?: LocalDate | undefined };
};

/** What the intakes of a school found that it needs, the last first. */
export function needsFoundIn(dossiers: readonly Dossier[], language: Language): FoundNeeds[] {
  return dossiers.flatMap((dossier) =>
    stepsOf(dossier.template).flatMap((step) => {
      const answers = dossier.state.answers[step.id];
      if (answers === undefined || !Array.isArray(answers.needs)) return [];
      const needs = answers.needs.flatMap((one) => answersInWords(step, { needs: [one] }, language));
      return [
        {
          needs: needs.map(({ value }) => value),
          answers: answersInWords(step, answers, language),
          step: nounOf(step)[language],
          address: trajectoryAddress(dossier.head.id, language),
          on: nodeOf(dossier, step)?.closedOn,
        },
      ];
    }),
  );
}

/** What was measured at the start and at the end of the trajectories of a school, question by question. */
export function measuredIn(dossiers: readonly Dossier[], language: Language): Measured[] {
  const found = new Map<string, Measured>();
  for (const dossier of dossiers.toReversed()) {
    const marks = marksOf(dossier.template);
    for (const step of stepsOf(dossier.template)) {
      const answers = dossier.state.answers[step.id] ?? {};
      for (const { field, indicator: id, moment } of marks.get(step.id)?.fields ?? []) {
        const value = answers[field];
        const indicator = indicatorOf(id);
        if (moment === undefined || indicator === undefined || typeof value !== 'number') continue;
        const on = nodeOf(dossier, step)?.closedOn;
        const known = found.get(id) ?? { title: indicator.title[language], unit: indicator.unit };
        found.set(id, { ...known, [moment]: { value, on } });
      }
    }
  }
  return [...found.values()];
}

/** The last occurrence of a step. */
function nodeOf({ state }: Dossier, { id }: StepNode) {
  return Object.values(state.nodes).findLast(({ path }) => idOf(path) === id);
}
