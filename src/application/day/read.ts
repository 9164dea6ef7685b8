import { EVERYTHING } from '../../domain/access/scope.ts';
import { addDays } from '../../domain/calendar/offset.ts';
import type { LocalDate } from '../../domain/calendar/types.ts';
import { startOfDay } from '../../domain/calendar/wall-clock.ts';
import type { ToldReason } from '../../store/access/content-reasons.ts';
import { dayLines } from '../../store/day/lines.ts';
import { type LoadPage, loadOf } from '../../store/day/load.ts';
import { newsSeenUntil } from '../../store/day/looks.ts';
import { type News, newsSince } from '../../store/day/news.ts';
import type { DayLine, DaySection, WhoseDay } from '../../store/day/types.ts';
import { findPerson } from '../../store/people/people.ts';
import type { Caller } from '../access/authorise.ts';
import { reasonsToTell } from '../access/content.ts';
import { type Departure, readDepartures } from '../departures/find.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';
import { todayOf } from '../now.ts';

/** So many lines of a section stand in a day; asked for alone, a section has so many. */
const LINES = 12;
const LINES_ALONE = 200;
/** News is no news any more after so many days. */
const NEWS_DAYS = 14;

/** What was asked: the reader's own day, that of a colleague, or all of the service; and one section alone. */
export type DayQuestion = {
  readonly all?: boolean | undefined;
  /** Person id of a colleague, for a coordinator. */
  readonly colleague?: string | undefined;
  readonly section?: DaySection | undefined;
  /** Which page of the counsellors; the first if left out. */
  readonly counsellors?: number | undefined;
};

/** Somebody's day. */
export type Day = {
  readonly today: LocalDate;
  readonly lines: readonly DayLine[];
  /** The name of the colleague whose day it is. */
  readonly colleague?: string;
  /** What happened since the reader looked; only in her own day. */
  readonly news: News;
  /** What each counsellor has in hand, for a coordinator. */
  readonly load: LoadPage;
  /** What is left behind by who left or moved, and by schools that closed, as far as the reader has to see to it; only in her own day. */
  readonly left: readonly Departure[];
  /** Who read what schools of the service wrote though they do not work there, and why; for a coordinator. */
  readonly contentRead: readonly ToldReason[];
};

/**
 * What needs somebody of a guidance service today, counted and sorted.
 * @throws `not-found` for a colleague who is not of the service, or when the reader coordinates none
 */
export async function readDay(
  deps: Pick<Dependencies, 'store' | 'clock'>,
  caller: Caller,
  question: DayQuestion,
): Promise<Day> {
  const { store } = deps;
  const { scope } = caller;
  const today = todayOf(deps);
  const organisation = scope.kind === 'organisation' ? scope.organisation : undefined;
  const coordinates = caller.function === 'coordinator' && organisation !== undefined;
  const colleague = await colleagueOf(deps, question.colleague, coordinates ? organisation : undefined);
  const whose: WhoseDay =
    question.all && coordinates
      ? { kind: 'service', organisation }
      : { kind: 'person', person: colleague?.id ?? caller.person, organisation };
  const isOwn = whose.kind === 'person' && colleague === undefined;
  const seesTo =
    isOwn && question.section === undefined && ['coordinator', 'administrator'].includes(caller.function);
  const [lines, news, load, left, contentRead] = await Promise.all([
    dayLines(store, {
      ...{ whose, reader: caller.person, today },
      limit: question.section === undefined ? LINES : LINES_ALONE,
      only: question.section,
    }),
    isOwn && question.section === undefined ? unseenNews(deps, caller.person) : { items: [], total: 0 },
    coordinates && question.section === undefined
      ? loadOf(store, { organisation, today, ...pageOfCounsellors(question) })
      : { items: [], total: 0 },
    seesTo ? readDepartures({ deps, scope }) : [],
    coordinates && isOwn && question.section === undefined ? reasonsToTell(deps, scope) : [],
  ]);
  const own = left.filter(({ owner }) => owner?.id === caller.person);
  return {
    today,
    lines,
    news,
    load,
    left: own,
    contentRead,
    ...(colleague === undefined ? {} : { colleague: colleague.name }),
  };
}

/** So many counsellors stand on a page. */
export const COUNSELLORS = 50;

function pageOfCounsellors({ counsellors = 1 }: DayQuestion) {
  return { limit: COUNSELLORS, offset: (counsellors - 1) * COUNSELLORS };
}

async function colleagueOf(
  { store }: Pick<Dependencies, 'store'>,
  id: string | undefined,
  organisation: string | undefined,
) {
  if (id === undefined) return undefined;
  const found = await findPerson(store, EVERYTHING, id);
  if (found === undefined || organisation === undefined || found.organisationId !== organisation) {
    throw notFound('counsellor');
  }
  return found;
}

async function unseenNews(deps: Pick<Dependencies, 'store' | 'clock'>, person: string): Promise<News> {
  const oldest = startOfDay(addDays(todayOf(deps), -NEWS_DAYS));
  const seen = await newsSeenUntil(deps.store, person);
  const since = seen === undefined || seen < oldest ? oldest : seen;
  return newsSince(deps.store, { counsellor: person, since, limit: LINES });
}
