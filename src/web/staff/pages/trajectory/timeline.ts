import type { Language } from '../../../../domain/text.ts';
import type { Road, RoadPhase, RoadStep } from '../../../../domain/trajectory/views/types.ts';
import { longMoment, monthOf, shortDate } from '../../../../texts/dates.ts';
import { staffTextsOf, textsOf } from '../../../texts/texts.ts';
import { type Html, html } from '../../../ui/html.ts';

/** All phases with their steps: what was planned, and what came of it. What goes on now is unfolded. */
export function timelineOf(road: Road, language: Language): Html {
  const texts = staffTextsOf(language).trajectory;
  return html`<section class="card" aria-labelledby="timeline-title">
<h2 id="timeline-title">${texts.timeline}</h2>
${road.phases.map((phase) => phaseOf(phase, language))}
</section>`;
}

function phaseOf(phase: RoadPhase, language: Language): Html {
  const texts = textsOf(language).road;
  const dates = phaseDates(phase, language);
  return html`<details class="fold timeline-phase"${phase.progress === 'now' && html` open`}>
<summary>${phase.title} <span class="badge badge-${phase.progress}">${texts.status[phase.progress]}</span>${dates !== '' && html` <span class="hint">${dates}</span>`}</summary>
<ul class="steps">${phase.steps.map((step) => stepOf(step, language))}</ul>
</details>`;
}

function phaseDates(phase: RoadPhase, language: Language): string {
  if (phase.openedOn !== undefined) {
    const from = shortDate(phase.openedOn, language);
    return phase.closedOn === undefined ? `${from} –` : `${from} – ${shortDate(phase.closedOn, language)}`;
  }
  return phase.expectedOn === undefined
    ? ''
    : textsOf(language).road.expected(monthOf(phase.expectedOn, language));
}

function stepOf(step: RoadStep, language: Language): Html {
  const texts = textsOf(language).road;
  const facts = [step.who, ...stepDates(step, language)];
  return html`<li class="step step-${step.progress}${step.overdue && ' step-late'}">
<span class="step-mark" aria-hidden="true"></span>
<span class="step-title">${step.title} <span class="unseen">(${texts.status[step.progress]})</span></span>
<span class="step-facts">${facts.join(' · ')}</span>
</li>`;
}

function stepDates(step: RoadStep, language: Language): string[] {
  const texts = textsOf(language).road;
  const dates = step.appointments.map(({ start }) => longMoment(start, language));
  // Where people have a date, that is what counts, unless it has passed.
  if (step.due !== undefined && (step.overdue || dates.length === 0)) {
    const due = shortDate(step.due, language);
    dates.push(step.overdue ? texts.late(due) : texts.due(due));
  }
  if (step.closedOn !== undefined) dates.push(texts.closed(shortDate(step.closedOn, language)));
  if (step.expectedOn !== undefined) dates.push(texts.expected(shortDate(step.expectedOn, language)));
  return dates;
}
