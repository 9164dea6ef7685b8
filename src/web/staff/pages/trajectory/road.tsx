import { addDays } from '../../../../domain/calendar/offset.ts';
import type { LocalDate } from '../../../../domain/calendar/types.ts';
import type { Language } from '../../../../domain/text.ts';
import type { Road, RoadPhase } from '../../../../domain/trajectory/views/types.ts';
import { consoleTextsOf } from '../../../texts/texts.ts';
import { RoadChart, type RoadLine } from '../../../ui/console/road-chart.tsx';
import type { Span } from '../../../ui/console/road-scale.ts';
import type { TrajectoryPage } from '../../view/types.ts';

/** A phase that is expected takes at least so many days on the drawing, so that it can be seen. */
const LEAST_DAYS = 14;

/** The whole way of a trajectory, as it went and as it is expected. */
export function RoadOfTrajectory(props: { readonly view: TrajectoryPage; readonly language: Language }) {
  const { view, language } = props;
  const lines = roadLines(view.road, view.today);
  if (lines.length === 0) return null;
  return (
    <section class="card whole-road" aria-labelledby="road-title">
      <h2 id="road-title">{consoleTextsOf(language).road.title}</h2>
      <RoadChart
        lines={lines}
        span={spanOf(lines, view.start, view.today)}
        today={view.today}
        holidays={view.holidays}
        language={language}
      />
    </section>
  );
}

/** The phases that began or are expected, each with its days: a phase lasts until it closed, or until the next begins. */
export function roadLines({ phases }: Road, today: LocalDate): RoadLine[] {
  return phases.flatMap((phase, index): RoadLine[] => {
    const { key, title, openedOn, closedOn, expectedOn } = phase;
    const line = { key, title, address: `#${phaseId(phase)}` };
    const next = phases.slice(index + 1).find((later) => later.expectedOn !== undefined)?.expectedOn;
    if (openedOn !== undefined) {
      const actual = atLeastADay({ from: openedOn, until: closedOn ?? addDays(today, 1) });
      const rest = closedOn === undefined && next !== undefined && next > today;
      return [
        {
          ...{ ...line, actual, isGoingOn: closedOn === undefined },
          ...(rest ? { planned: { from: today, until: next } } : {}),
        },
      ];
    }
    if (expectedOn === undefined) return [];
    const least = addDays(expectedOn, LEAST_DAYS);
    return [
      { ...line, planned: { from: expectedOn, until: next !== undefined && next > least ? next : least } },
    ];
  });
}

/** The id under which a phase stands on the page. */
export function phaseId({ key }: RoadPhase): string {
  return `phase-${key.replace(/[^\w-]/g, '-')}`;
}

function atLeastADay({ from, until }: Span): Span {
  return { from, until: until > from ? until : addDays(from, 1) };
}

/** From the start until the last day that is known of, today at least. */
function spanOf(lines: readonly RoadLine[], start: LocalDate, today: LocalDate): Span {
  const days = lines.flatMap(({ actual, planned }) => [actual, planned].flatMap((span) => span ?? []));
  const from = days.reduce(
    (first, span) => (span.from < first ? span.from : first),
    start < today ? start : today,
  );
  const until = days.reduce((last, span) => (span.until > last ? span.until : last), addDays(today, 1));
  return { from, until };
}
