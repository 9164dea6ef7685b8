import type { LocalDate } from '../../../domain/calendar/types.ts';
import type { Language } from '../../../domain/text.ts';
import { monthOf } from '../../../texts/dates.ts';
import { saidDate } from '../../../texts/days-said.ts';
import { consoleTextsOf } from '../../texts/texts.ts';
import { type RoadScale, roadScale, type Span } from './road-scale.ts';

/** Where something lies across the drawing, as percentages of its width. */
type Place = { readonly x: string; readonly width: string };

/** One line of the drawing: a phase or a step. */
export type RoadLine = {
  readonly key: string;
  readonly title: string;
  /** Where more is said of it, on this page or another. */
  readonly address?: string;
  /** When it went on, until today where it still does. */
  readonly actual?: Span;
  readonly isGoingOn?: boolean;
  /** When it is expected. */
  readonly planned?: Span;
};

/**
 * The road of a trajectory: in words for everybody, with a bar beside it for who sees. Local dates; what lies outside
 * `span` is cut off.
 */
export function RoadChart(props: {
  readonly lines: readonly RoadLine[];
  readonly span: Span;
  readonly today: LocalDate;
  readonly holidays: readonly Span[];
  /** What the lines are, when they are no phases. */
  readonly head?: string;
  readonly language: Language;
}) {
  const { lines, span, today, holidays, head, language } = props;
  const texts = consoleTextsOf(language).road;
  const scale = roadScale(span);
  const marked = holidays.flatMap((holiday) => placeOf(holiday, scale) ?? []);
  return (
    <>
      <table class="road-chart">
        <caption class="unseen">{texts.title}</caption>
        <thead>
          <tr>
            <th scope="col">{head ?? texts.phase}</th>
            <th scope="col">
              <span class="unseen">{texts.bar}</span>
              <Axis scale={scale} language={language} />
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <th scope="row">
                {line.address === undefined ? line.title : <a href={line.address}>{line.title}</a>}{' '}
                <span class="hint">{datesOf(line, today, language)}</span>
              </th>
              <td>
                <Bar line={line} scale={scale} today={today} holidays={marked} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Legend language={language} />
    </>
  );
}

function datesOf({ actual, planned, isGoingOn }: RoadLine, today: LocalDate, language: Language): string {
  const texts = consoleTextsOf(language).road;
  if (actual !== undefined) {
    const from = saidDate(actual.from, today, language);
    return isGoingOn ? texts.from(from) : texts.between(from, saidDate(actual.until, today, language));
  }
  return planned === undefined ? '' : texts.expected(monthOf(planned.from, language));
}

function Axis({ scale, language }: { readonly scale: RoadScale; readonly language: Language }) {
  return (
    <svg class="axis" width="100%" height="16" aria-hidden="true">
      {scale.ticks.map((date) => (
        <text key={date} x={scale.at(date)} y="12">
          {monthOf(date, language)}
        </text>
      ))}
    </svg>
  );
}

function Bar(props: {
  readonly line: RoadLine;
  readonly scale: RoadScale;
  readonly today: LocalDate;
  /** The same on each line. */
  readonly holidays: readonly Place[];
}) {
  const { line, scale, today, holidays } = props;
  const block = (name: string, span: Span | undefined) => {
    const place = span === undefined ? undefined : placeOf(span, scale);
    return place === undefined ? null : <rect class={name} {...place} y={9} height={10} />;
  };
  return (
    <svg class="bar-of-road" width="100%" height="28" aria-hidden="true">
      {holidays.map((place) => (
        <rect key={place.x} class="holiday" {...place} y={0} height={28} />
      ))}
      {block('planned', line.planned)}
      {block('actual', line.actual)}
      <line class="today" x1={scale.at(today)} x2={scale.at(today)} y1="0" y2="28" />
    </svg>
  );
}

/** Where the part of a span that lies within the drawing is; nothing when none does. */
function placeOf(span: Span, scale: RoadScale): Place | undefined {
  const shown = scale.within(span);
  return shown && { x: scale.at(shown.from), width: scale.width(shown) };
}

function Legend({ language }: { readonly language: Language }) {
  const { legend } = consoleTextsOf(language).road;
  return (
    <ul class="legend" aria-hidden="true">
      {(['actual', 'planned', 'holiday', 'today'] as const).map((name) => (
        <li key={name}>
          <svg width="16" height="10" aria-hidden="true">
            <rect class={name} width="16" height="10" />
          </svg>{' '}
          {legend[name]}
        </li>
      ))}
    </ul>
  );
}
