import { scaleUtc } from 'd3-scale';
import { dayNumberOf, MILLISECONDS_PER_DAY } from '../../../domain/calendar/day-number.ts';
import type { LocalDate } from '../../../domain/calendar/types.ts';

/** From one local date to another, the last one not included. */
export type Span = { readonly from: LocalDate; readonly until: LocalDate };

/** Where days lie on a drawing, as percentages of its width: numbers that keep their place at any width. */
export type RoadScale = {
  readonly at: (date: LocalDate) => string;
  readonly width: (span: Span) => string;
  /** Days to write below the drawing. */
  readonly ticks: readonly LocalDate[];
  /** The part of a span that lies within the drawing; nothing when none does. */
  readonly within: (span: Span) => Span | undefined;
};

const moment = (date: LocalDate) => new Date(dayNumberOf(date) * MILLISECONDS_PER_DAY);
const percent = (share: number) => `${Math.round(share * 10_000) / 100}%`;

/** The scale of a drawing that shows a span of days, with so many days below it at most. */
export function roadScale(span: Span, ticks = 5): RoadScale {
  const scale = scaleUtc([moment(span.from), moment(span.until)], [0, 1]);
  const days = scale.ticks(ticks).map((tick) => tick.toISOString().slice(0, 10));
  const step = Math.ceil(days.length / ticks);
  return {
    at: (date) => percent(scale(moment(date))),
    width: ({ from, until }) => percent(Math.max(0, scale(moment(until)) - scale(moment(from)))),
    ticks: days.filter((_, index) => index % step === 0),
    within: ({ from, until }) => {
      const cut = {
        from: from < span.from ? span.from : from,
        until: until > span.until ? span.until : until,
      };
      return cut.from < cut.until ? cut : undefined;
    },
  };
}
