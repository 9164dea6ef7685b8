import { daysBetween } from '../../../domain/calendar/day-number.ts';
import type { LocalDate } from '../../../domain/calendar/types.ts';
import { localDateOf } from '../../../domain/calendar/wall-clock.ts';
import type { Language } from '../../../domain/text.ts';
import type { TrajectoryState } from '../../../domain/trajectory/model/state.ts';
import { longDate } from '../../../texts/dates.ts';
import { saidDate, saidMoment } from '../../../texts/days-said.ts';
import { withinSentence } from '../../../texts/in-sentence.ts';
import { reasonInWords } from '../../../texts/reasons.ts';
import { pageTextsOf } from '../../texts/texts.ts';
import type { OpenStep } from './types.ts';

/** So many open steps are told of in a sentence; the rest is counted. */
const TOLD = 2;

/**
 * Where a trajectory stands, as somebody would say it.
 * @param silent since when it is silent, as a local date
 */
export function standingInWords(
  { status, pauses, endedAt }: Pick<TrajectoryState, 'status' | 'pauses' | 'endedAt'>,
  open: readonly OpenStep[],
  today: LocalDate,
  language: Language,
  silent?: LocalDate,
): readonly string[] {
  const texts = pageTextsOf(language).standing;
  const pause = pauses.at(-1);
  if (endedAt !== undefined) {
    return [
      texts.ended[status === 'stopped' ? 'stopped' : 'completed'](longDate(localDateOf(endedAt), language)),
    ];
  }
  if (status === 'paused' && pause !== undefined) {
    const until = pause.until === undefined ? undefined : longDate(pause.until, language);
    return [texts.paused(longDate(pause.from, language), until, reasonInWords(pause.reason, language))];
  }
  if (open.length === 0) return [texts.nobody];
  const told = open.slice(0, TOLD).map((step) => waitsFor(step, today, language));
  return [
    ...told,
    ...(open.length > TOLD ? [texts.more(open.length - TOLD)] : []),
    ...(silent === undefined ? [] : [texts.silent(longDate(silent, language))]),
  ];
}

function waitsFor(step: OpenStep, today: LocalDate, language: Language): string {
  const texts = pageTextsOf(language).standing;
  const { title, role, person, appointment, due, openedOn } = step;
  const who = person === undefined ? withinSentence(role) : `${person.name} (${withinSentence(role)})`;
  const what = withinSentence(title);
  if (appointment !== undefined) return texts.meets(what, saidMoment(appointment, today, language));
  const since = texts.since(daysBetween(openedOn, today));
  return texts.waits(since, who, what, due === undefined ? undefined : saidDate(due, today, language));
}
