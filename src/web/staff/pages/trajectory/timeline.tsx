import type { LocalDate } from '../../../../domain/calendar/types.ts';
import type { Language } from '../../../../domain/text.ts';
import type { RoadPhase, RoadStep } from '../../../../domain/trajectory/views/types.ts';
import { longMoment, monthOf } from '../../../../texts/dates.ts';
import { saidDate } from '../../../../texts/days-said.ts';
import { pageTextsOf, staffTextsOf, textsOf } from '../../../texts/texts.ts';
import { StepItem } from '../../../ui/components/road.tsx';
import type { TrajectoryPage } from '../../view/types.ts';
import { ActLink } from './act-links.tsx';
import { phaseId } from './road.tsx';

/** All phases with their steps: what was planned, and what came of it. What goes on now is unfolded. */
export function Phases(props: {
  readonly view: Pick<TrajectoryPage, 'id' | 'road' | 'today'>;
  /** A step that is done can be asked again. */
  readonly mayAct: boolean;
  readonly language: Language;
}) {
  const { view, mayAct, language } = props;
  return (
    <section class="card" aria-labelledby="phases-title">
      <h2 id="phases-title">{staffTextsOf(language).trajectory.timeline}</h2>
      {view.road.phases.map((phase) => (
        <Phase
          key={phase.key}
          phase={phase}
          trajectory={mayAct ? view.id : undefined}
          today={view.today}
          language={language}
        />
      ))}
    </section>
  );
}

function Phase(props: {
  readonly phase: RoadPhase;
  /** Of which steps can be asked again. */
  readonly trajectory: string | undefined;
  readonly today: LocalDate;
  readonly language: Language;
}) {
  const { phase, trajectory, today, language } = props;
  const dates = phaseDates(phase, today, language);
  const { progress, title, steps } = phase;
  return (
    <details class="fold timeline-phase" id={phaseId(phase)} open={progress === 'now'}>
      <summary>
        {title} <span class={`badge badge-${progress}`}>{textsOf(language).road.status[progress]}</span>
        {dates !== '' && <span class="hint"> {dates}</span>}
      </summary>
      <ul class="steps">
        {steps.map((step) => (
          <StepItem
            key={step.key}
            step={step}
            facts={[step.who, ...stepDates(step, today, language)]}
            language={language}
          >
            {trajectory !== undefined && step.closedOn !== undefined && (
              <ActLink
                {...{ trajectory, act: 'reopen', words: pageTextsOf(language).acts.reopen, language }}
                aim={{ step: step.key }}
                what={step.title}
                isPlain
              />
            )}
          </StepItem>
        ))}
      </ul>
    </details>
  );
}

function phaseDates(phase: RoadPhase, today: LocalDate, language: Language): string {
  if (phase.openedOn !== undefined) {
    const from = saidDate(phase.openedOn, today, language);
    return phase.closedOn === undefined
      ? textsOf(language).road.since(from)
      : `${from} – ${saidDate(phase.closedOn, today, language)}`;
  }
  return phase.expectedOn === undefined
    ? ''
    : textsOf(language).road.expected(monthOf(phase.expectedOn, language));
}

function stepDates(step: RoadStep, today: LocalDate, language: Language): string[] {
  const texts = textsOf(language).road;
  const dates = step.appointments.map(({ start }) => longMoment(start, language));
  // Where people have a date, that is what counts, unless it has passed.
  if (step.due !== undefined && (step.overdue || dates.length === 0)) {
    const due = saidDate(step.due, today, language);
    dates.push(step.overdue ? texts.late(due) : texts.due(due));
  }
  if (step.closedOn !== undefined) dates.push(texts.closed(saidDate(step.closedOn, today, language)));
  if (step.expectedOn !== undefined) dates.push(texts.expected(saidDate(step.expectedOn, today, language)));
  return dates;
}
