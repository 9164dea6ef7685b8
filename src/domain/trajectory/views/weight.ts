import type { TrajectoryEvent } from '../model/events.ts';

/** What an answer leads to besides that it is given, as far as somebody should think twice about it. */
export interface AnswerWeight {
  /** The trajectory ends before its time. */
  readonly ends: boolean;
  /** Ids of the phases that are passed over. */
  readonly skips: readonly string[];
}

/** What follows from events that an answer would lead to. */
export function weightOf(events: readonly TrajectoryEvent[]): AnswerWeight {
  return { ends: events.some(({ body }) => body.type === 'stopped'), skips: skippedPhases(events) };
}

/** The phases that do not apply, of those whose turn came in these events. */
export function skippedPhases(events: readonly TrajectoryEvent[]): readonly string[] {
  return events.flatMap(({ body }) =>
    body.type === 'withdrawn' && body.why === 'not-applicable' && !body.path.includes('/')
      ? [body.path.replace(/#\d+$/, '')]
      : [],
  );
}
