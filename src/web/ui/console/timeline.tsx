import type { ComponentChildren } from 'preact';
import type { Instant, LocalDate } from '../../../domain/calendar/types.ts';
import { localDateOf, localTimeOf } from '../../../domain/calendar/wall-clock.ts';
import type { Language } from '../../../domain/text.ts';
import { longDate } from '../../../texts/dates.ts';
import { saidDate } from '../../../texts/days-said.ts';

/** One thing that happened or is to come. */
export type TimelineEntry = {
  readonly key: string;
  readonly at: Instant;
  /** Only the day counts: the hour says nothing. */
  readonly isWholeDay?: boolean;
  /** By which it is coloured: the kind of what is to come, or of a mail. */
  readonly kind?: string;
  readonly children: ComponentChildren;
};

/** Entries by day, in the order in which they are given. */
export function Timeline(props: {
  readonly entries: readonly TimelineEntry[];
  /** The local date of the reader's today: a day of another year has its year. */
  readonly today: LocalDate;
  readonly language: Language;
}) {
  const { entries, today, language } = props;
  return (
    <ol class="timeline">
      {byDay(entries).map(({ day, entries: own }) => (
        <li key={`${day}/${own[0]?.key}`} class="timeline-day">
          <time class="timeline-date" datetime={day} title={longDate(day, language)}>
            {saidDate(day, today, language)}
          </time>
          <ul>
            {own.map(({ key, at, isWholeDay, kind, children }) => (
              <li key={key} class={kind === undefined ? 'log-line' : `log-line log-${kind}`}>
                <span class="log-time">{isWholeDay ? '' : localTimeOf(at)}</span>{' '}
                <span class="log-text">{children}</span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

/** Entries that follow each other on one local date, together. */
function byDay(entries: readonly TimelineEntry[]): { day: LocalDate; entries: TimelineEntry[] }[] {
  const days: { day: LocalDate; entries: TimelineEntry[] }[] = [];
  for (const entry of entries) {
    const day = localDateOf(entry.at);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}
