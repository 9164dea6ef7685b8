import { type ComponentChildren, Fragment } from 'preact';
import type { LocalDate } from '../../../domain/calendar/types.ts';
import type { Language } from '../../../domain/text.ts';
import type { Road, RoadPhase, RoadStep } from '../../../domain/trajectory/views/types.ts';
import { appointmentInWords } from '../../../texts/appointment-dates.ts';
import { monthOf } from '../../../texts/dates.ts';
import { saidDate } from '../../../texts/days-said.ts';
import { textsOf } from '../../texts/texts.ts';

/** The whole trajectory at a glance: all phases, with the steps of those that are going on. */
export function RoadCard(props: {
  readonly road: Road;
  /** The local date of the reader's today. */
  readonly today: LocalDate;
  readonly language: Language;
}) {
  const { road, today, language } = props;
  const texts = textsOf(language).road;
  return (
    <section class="road" aria-labelledby="road-title">
      <h2 id="road-title">{texts.title}</h2>
      <p class="road-progress">{texts.progress(road.done, road.phases.length)}</p>
      <ol class="phases">
        {road.phases.map((phase) => (
          <PhaseItem key={phase.key} phase={phase} today={today} language={language} />
        ))}
      </ol>
    </section>
  );
}

function PhaseItem(props: {
  readonly phase: RoadPhase;
  readonly today: LocalDate;
  readonly language: Language;
}) {
  const { phase, today, language } = props;
  const texts = textsOf(language).road;
  const { title, progress, steps } = phase;
  const date = phaseDate(phase, today, language);
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
            <StepItem
              key={step.key}
              step={step}
              facts={stepFacts(step, today, language)}
              language={language}
            />
          ))}
        </ul>
      )}
    </li>
  );
}

function phaseDate(phase: RoadPhase, today: LocalDate, language: Language): string | undefined {
  if (phase.progress === 'done' && phase.closedOn !== undefined)
    return saidDate(phase.closedOn, today, language);
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

function stepFacts(step: RoadStep, today: LocalDate, language: Language): (string | { strong: string })[] {
  const texts = textsOf(language).road;
  return [step.mine ? { strong: texts.you } : step.who, ...stepDates(step, today, language)];
}

function stepDates(step: RoadStep, today: LocalDate, language: Language): string[] {
  const texts = textsOf(language).road;
  const { progress, next, due, closedOn, expectedOn } = step;
  const facts: string[] = [];
  if (progress === 'now' && next !== undefined) {
    facts.push(texts.appointment(appointmentInWords(next, language)));
  } else if (progress === 'now' && due !== undefined) {
    const date = saidDate(due, today, language);
    facts.push(step.overdue ? texts.late(date) : texts.due(date));
  }
  if (progress === 'done' && closedOn !== undefined)
    facts.push(texts.closed(saidDate(closedOn, today, language)));
  if (progress === 'later' && expectedOn !== undefined) {
    facts.push(texts.expected(saidDate(expectedOn, today, language)));
  }
  return facts;
}
