import type { Language } from '../../../../domain/text.ts';
import { shortDate, shortMoment } from '../../../../texts/dates.ts';
import { staffTextsOf, textsOf } from '../../../texts/texts.ts';
import { OpenButton } from '../../../ui/components/open-button.tsx';
import { type Html, html, rendered } from '../../../ui/html.ts';
import type { OwnStep } from '../../view/types.ts';

/** What the reader has to do herself in this trajectory, each with the button that opens it. */
export function ownStepsOf(trajectory: string, steps: readonly OwnStep[], language: Language): Html {
  return html`<section class="card day-own" aria-labelledby="own-title">
<h2 id="own-title">${staffTextsOf(language).day.own}</h2>
<ul class="day-items">${steps.map(
    (step) => html`<li><strong>${step.title}</strong>
${whenOf(step, language)}
${rendered(<OpenButton trajectory={trajectory} path={step.path} title={step.title} language={language} />)}</li>`,
  )}</ul>
</section>`;
}

function whenOf({ due, overdue, appointment }: OwnStep, language: Language): Html | false {
  const texts = textsOf(language).road;
  if (appointment !== undefined) {
    const when = shortMoment(appointment, language);
    return html`<span class="badge">${staffTextsOf(language).day.appointment(when)}</span>`;
  }
  if (due === undefined) return false;
  const date = shortDate(due, language);
  return overdue
    ? html`<span class="badge badge-late">${texts.late(date)}</span>`
    : html`<span class="badge">${texts.due(date)}</span>`;
}
