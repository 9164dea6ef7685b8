import type { ComponentChildren } from 'preact';
import type { Instant, LocalDate } from '../../../domain/calendar/types.ts';
import { localDateOf, localTimeOf } from '../../../domain/calendar/wall-clock.ts';
import type { Language } from '../../../domain/text.ts';
import { longDate, shortDate } from '../../../texts/dates.ts';

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
export function Timeline(props: { readonly entries: readonly TimelineEntry[]; readonly language: Language }) {
  const { entries, language } = props;
  return (
    <ol class="timeline">
      {byDay(entries).map(({ day, entries: own }) => (
        <li key={`${day}/${own[0]?.key}`} class="timeline-day">
          <time class="timeline-date" datetime={day} title={longDate(day, language)}>
            {shortDate(day, language)}
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
