import { type ComponentChildren, Fragment } from 'preact';
import type { Language } from '../../../domain/text.ts';
import type { Road, RoadPhase, RoadStep } from '../../../domain/trajectory/views/types.ts';
import { appointmentInWords } from '../../../texts/appointment-dates.ts';
import { monthOf, shortDate } from '../../../texts/dates.ts';
import { textsOf } from '../../texts/texts.ts';

/** The whole trajectory at a glance: all phases, with the steps of those that are going on. */
export function RoadCard({ road, language }: { readonly road: Road; readonly language: Language }) {
  const texts = textsOf(language).road;
  return (
    <section class="road" aria-labelledby="road-title">
      <h2 id="road-title">{texts.title}</h2>
      <p class="road-progress">{texts.progress(road.done, road.phases.length)}</p>
      <ol class="phases">
        {road.phases.map((phase) => (
          <PhaseItem key={phase.key} phase={phase} language={language} />
        ))}
      </ol>
    </section>
  );
}

function PhaseItem({ phase, language }: { readonly phase: RoadPhase; readonly language: Language }) {
  const texts = textsOf(language).road;
  const { title, progress, steps } = phase;
  const date = phaseDate(phase, language);
  return (
    <li class={`phase phase-${progress}`} aria-current={progress === 'now' ? 'step' : undefined}>
      <div class="phase-head">
        <h3>{title}</h3>
        <p class="phase-status">
          <span class={`badge badge-${progress}`}>{texts.status[progress]}</span>{' '}
          {date !== undefined && <span>{date}</span>}
        </p>
      </div>
      {progress === 'now' && steps.length > 0 && (
        <ul class="steps" aria-label={texts.steps}>
          {steps.map((step) => (
            <StepItem key={step.key} step={step} facts={stepFacts(step, language)} language={language} />
          ))}
        </ul>
      )}
    </li>
  );
}

function phaseDate(phase: RoadPhase, language: Language): string | undefined {
  if (phase.progress === 'done' && phase.closedOn !== undefined) return shortDate(phase.closedOn, language);
  if (phase.progress === 'later' && phase.expectedOn !== undefined) {
    return textsOf(language).road.expected(monthOf(phase.expectedOn, language));
  }
  return undefined;
}

/** One step with its mark, how it stands for those who do not see the mark, and what there is to say of it. */
export function StepItem(props: {
  readonly step: RoadStep;
  readonly facts: readonly (string | { readonly strong: string })[];
  readonly language: Language;
  /** What can be done with it. */
  readonly children?: ComponentChildren;
}) {
  const { step, facts, language, children } = props;
  return (
    <li class={`step step-${step.progress}${step.overdue ? ' step-late' : ''}`}>
      <span class="step-mark" aria-hidden="true" />
      <span class="step-title">
        {step.title} <span class="unseen">({textsOf(language).road.status[step.progress]})</span>
      </span>{' '}
      <span class="step-facts">
        {facts.map((fact, index) => (
          <Fragment key={typeof fact === 'string' ? fact : fact.strong}>
            {index > 0 && ' · '}
            {typeof fact === 'string' ? fact : <strong>{fact.strong}</strong>}
          </Fragment>
        ))}
      </span>
      {children}
    </li>
  );
}

function stepFacts(step: RoadStep, language: Language): (string | { strong: string })[] {
  const texts = textsOf(language).road;
  return [step.mine ? { strong: texts.you } : step.who, ...stepDates(step, language)];
}

function stepDates(step: RoadStep, language: Language): string[] {
  const texts = textsOf(language).road;
  const { progress, next, due, closedOn, expectedOn } = step;
  const facts: string[] = [];
  if (progress === 'now' && next !== undefined) {
    facts.push(texts.appointment(appointmentInWords(next, language)));
  } else if (progress === 'now' && due !== undefined) {
    const date = shortDate(due, language);
    facts.push(step.overdue ? texts.late(date) : texts.due(date));
  }
  if (progress === 'done' && closedOn !== undefined) facts.push(texts.closed(shortDate(closedOn, language)));
  if (progress === 'later' && expectedOn !== undefined) {
    facts.push(texts.expected(shortDate(expectedOn, language)));
  }
  return facts;
}
