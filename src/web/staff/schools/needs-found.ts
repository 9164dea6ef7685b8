import type { Dossier } from '../../../application/trajectories/dossier.ts';
import type { LocalDate } from '../../../domain/calendar/types.ts';
import { nounOf, stepsOf } from '../../../domain/template/model/lookup.ts';
import type { Language } from '../../../domain/text.ts';
import { lastNodeOf } from '../../../domain/trajectory/model/last-node.ts';
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
          on: lastNodeOf(dossier.state.nodes, step.id)?.closedOn,
        },
      ];
    }),
  );
}
