import type { Language } from '../../../domain/text.ts';
import type { Road, RoadPhase, RoadStep } from '../../../domain/trajectory/views/types.ts';
import { appointmentInWords } from '../../../texts/appointment-dates.ts';
import { monthOf, shortDate } from '../../../texts/dates.ts';
import { textsOf } from '../../texts/texts.ts';
import { type Html, html } from '../html.ts';

/** The whole trajectory at a glance: all phases, with the steps of those that are going on. */
export function roadOf(road: Road, language: Language): Html {
  const texts = textsOf(language).road;
  return html`<section class="road" aria-labelledby="road-title">
<h2 id="road-title">${texts.title}</h2>
<p class="road-progress">${texts.progress(road.done, road.phases.length)}</p>
<ol class="phases">
${road.phases.map((phase) => phaseOf(phase, language))}
</ol>
</section>`;
}

function phaseOf(phase: RoadPhase, language: Language): Html {
  const texts = textsOf(language).road;
  return html`<li class="phase phase-${phase.progress}"${phase.progress === 'now' && html` aria-current="step"`}>
<div class="phase-head">
<h3>${phase.title}</h3>
<p class="phase-status"><span class="badge badge-${phase.progress}">${texts.status[phase.progress]}</span>
${phaseDate(phase, language)}</p>
</div>
${phase.progress === 'now' && phase.steps.length > 0 && html`<ul class="steps" aria-label="${texts.steps}">${phase.steps.map((step) => stepOf(step, language))}</ul>`}
</li>`;
}

function phaseDate(phase: RoadPhase, language: Language): Html | false {
  const texts = textsOf(language).road;
  if (phase.progress === 'done' && phase.closedOn !== undefined) {
    return html`<span>${shortDate(phase.closedOn, language)}</span>`;
  }
  if (phase.progress === 'later' && phase.expectedOn !== undefined) {
    return html`<span>${texts.expected(monthOf(phase.expectedOn, language))}</span>`;
  }
  return false;
}

function stepOf(step: RoadStep, language: Language): Html {
  const texts = textsOf(language).road;
  return html`<li class="step step-${step.progress}${step.overdue && ' step-late'}">
<span class="step-mark" aria-hidden="true"></span>
<span class="step-title">${step.title} <span class="unseen">(${texts.status[step.progress]})</span></span>
<span class="step-facts">${[step.mine ? html`<strong>${texts.you}</strong>` : html`${step.who}`, ...stepDates(step, language)].map((part, index) => html`${index > 0 && ' · '}${part}`)}</span>
</li>`;
}

function stepDates(step: RoadStep, language: Language): Html[] {
  const texts = textsOf(language).road;
  const facts: Html[] = [];
  if (step.progress === 'now' && step.next !== undefined) {
    facts.push(html`${texts.appointment(appointmentInWords(step.next, language))}`);
  } else if (step.progress === 'now' && step.due !== undefined) {
    const date = shortDate(step.due, language);
    facts.push(html`${step.overdue ? texts.late(date) : texts.due(date)}`);
  }
  if (step.progress === 'done' && step.closedOn !== undefined) {
    facts.push(html`${texts.closed(shortDate(step.closedOn, language))}`);
  }
  if (step.progress === 'later' && step.expectedOn !== undefined) {
    facts.push(html`${texts.expected(shortDate(step.expectedOn, language))}`);
  }
  return facts;
}
