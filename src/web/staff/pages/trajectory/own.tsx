import type { Language } from '../../../../domain/text.ts';
import { shortDate, shortMoment } from '../../../../texts/dates.ts';
import { staffTextsOf, textsOf } from '../../../texts/texts.ts';
import { OpenButton } from '../../../ui/components/open-button.tsx';
import type { OwnStep } from '../../view/types.ts';

/** What the reader has to do herself in this trajectory, each with the button that opens it. */
export function OwnSteps(props: {
  readonly trajectory: string;
  readonly steps: readonly OwnStep[];
  readonly language: Language;
}) {
  const { trajectory, steps, language } = props;
  return (
    <section class="card day-own" aria-labelledby="own-title">
      <h2 id="own-title">{staffTextsOf(language).day.own}</h2>
      <ul class="day-items">
        {steps.map((step) => (
          <li key={step.path}>
            <strong>{step.title}</strong> <When step={step} language={language} />
            <OpenButton trajectory={trajectory} path={step.path} title={step.title} language={language} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function When({ step, language }: { readonly step: OwnStep; readonly language: Language }) {
  const { due, overdue, appointment } = step;
  const texts = textsOf(language).road;
  if (appointment !== undefined) {
    return (
      <span class="badge">{staffTextsOf(language).day.appointment(shortMoment(appointment, language))}</span>
    );
  }
  if (due === undefined) return null;
  const date = shortDate(due, language);
  return overdue ? (
    <span class="badge badge-late">{texts.late(date)}</span>
  ) : (
    <span class="badge">{texts.due(date)}</span>
  );
}
