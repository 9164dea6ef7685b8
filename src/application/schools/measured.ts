import type { LocalDate } from '../../domain/calendar/types.ts';
import { indicatorOf } from '../../domain/indicators/catalogue.ts';
import { marksOf } from '../../domain/reports/facts/marks.ts';
import { stepsOf } from '../../domain/template/model/lookup.ts';
import type { Language } from '../../domain/text.ts';
import { lastNodeOf } from '../../domain/trajectory/model/last-node.ts';
import type { Dossier } from '../trajectories/dossier.ts';

/** A question that is asked at the start and at the end, with both answers. */
export type Measured = {
  readonly indicator: string;
  readonly title: string;
  readonly unit?: string | undefined;
  readonly before?: { readonly value: number; readonly on?: LocalDate | undefined };
  readonly after?: { readonly value: number; readonly on?: LocalDate | undefined };
};

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
        const on = lastNodeOf(dossier.state.nodes, step.id)?.closedOn;
        const known = found.get(id) ?? {
          indicator: id,
          title: indicator.title[language],
          unit: indicator.unit,
        };
        found.set(id, { ...known, [moment]: { value, on } });
      }
    }
  }
  return [...found.values()];
}
