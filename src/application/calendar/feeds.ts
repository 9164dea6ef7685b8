import { addDays } from '../../domain/calendar/offset.ts';
import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import { startOfDay } from '../../domain/calendar/wall-clock.ts';
import { nounOf } from '../../domain/template/model/lookup.ts';
import { readIn } from '../../domain/template/model/read-in.ts';
import type { Language, Text } from '../../domain/text.ts';
import { personIn } from '../../domain/trajectory/model/role-holders.ts';
import { standing } from '../../domain/trajectory/rules/due-dates.ts';
import { openSteps, type StepView, stepsSoFar } from '../../domain/trajectory/views/steps.ts';
import { hashOfToken, isToken, newToken } from '../../platform/token.ts';
import {
  type CalendarFeed,
  endFeeds,
  feedOf,
  findFeed,
  replaceFeed,
} from '../../store/people/calendar-feeds.ts';
import { findPerson } from '../../store/people/people.ts';
import { runningWith } from '../../store/trajectories/trajectories.ts';
import type { Dependencies } from '../dependencies.ts';
import { nowOf, todayOf } from '../now.ts';
import { type Dossier, findDossier } from '../trajectories/dossier.ts';

/** Whose calendar it is: all that somebody has a part in, or one trajectory of it. */
export type Whose = { readonly person: string; readonly trajectory?: string };

/** What stands in a calendar: an appointment, or the last day of something that is asked. */
export type FeedEntry = {
  /** The same for the same thing, however often it moves. */
  readonly uid: string;
  readonly title: Text;
  /** The school's name, or what else it is about. */
  readonly subject?: string;
} & (
  | { readonly kind: 'appointment'; readonly start: Instant; readonly end?: Instant; readonly place?: string }
  /** Until the end of this local date. */
  | { readonly kind: 'due'; readonly on: LocalDate }
);

/** A calendar as a program reads it. */
export type Feed = {
  readonly language: Language;
  readonly entries: readonly FeedEntry[];
  readonly now: Instant;
};

/** Past appointments stay in it for so many days. */
const KEPT_DAYS = 60;

/** Makes an address for somebody's calendar, and ends the one before. The token is given once, and kept nowhere. */
export async function makeFeed(deps: Dependencies, whose: Whose): Promise<string> {
  const token = newToken();
  await replaceFeed(deps.store, hashOfToken(token), { ...rowOf(whose), createdAt: nowOf(deps) });
  return token;
}

/** Ends the address of somebody's calendar. */
export async function endFeed(deps: Dependencies, whose: Whose): Promise<void> {
  await endFeeds(deps.store, rowOf(whose), nowOf(deps));
}

/** Since when somebody's calendar has an address; `undefined` when it has none. */
export async function feedSince(deps: Dependencies, whose: Whose): Promise<Instant | undefined> {
  return (await feedOf(deps.store, rowOf(whose)))?.createdAt;
}

/**
 * What stands in the calendar with this token: the appointments of its person, and the last day of what is asked of her, in
 * the trajectories that run now. `undefined` for a token that nobody has, or has no more; and for who has left.
 */
export async function readFeed(deps: Dependencies, token: string): Promise<Feed | undefined> {
  const feed = isToken(token) ? await findFeed(deps.store, hashOfToken(token)) : undefined;
  if (feed === undefined) return undefined;
  const { personId } = feed;
  const person = await findPerson(deps.store, deps.store.scope, personId);
  if (person === undefined || person.leftAt !== undefined) return undefined;
  const running = await runningWith(deps.store, personId);
  const shown = running.filter((id) => feed.trajectoryId === undefined || id === feed.trajectoryId);
  const entries: FeedEntry[] = [];
  for (const id of shown) {
    const dossier = await findDossier({ deps, scope: deps.store.scope, id });
    if (dossier === undefined) continue;
    const template = readIn(dossier.template, person.furtherLanguage);
    entries.push(...entriesOf({ ...dossier, template }, feed, todayOf(deps)));
  }
  // A gathering is one event, however many trajectories come to it.
  const once = new Map(entries.map((entry) => [entry.uid, entry]));
  return { language: person.language, entries: [...once.values()], now: nowOf(deps) };
}

function entriesOf(dossier: Dossier, { personId }: CalendarFeed, today: LocalDate): readonly FeedEntry[] {
  const { state, template, context } = dossier;
  const subject = dossier.subject === undefined ? {} : { subject: dossier.subject };
  const since = startOfDay(addDays(today, -KEPT_DAYS));
  const appointments = stepsSoFar(state, template, context)
    .filter((view) => takesPart(view, personId, dossier))
    .flatMap(({ path, step, node }) =>
      (standing(node) ?? []).flatMap((one, index): FeedEntry[] => {
        if (one.start < since) return [];
        const { start, end, place } = one;
        return [
          {
            ...{
              kind: 'appointment',
              uid:
                one.gathering === undefined ? `${state.id}/${path}/${index}` : `gathering/${one.gathering}`,
              title: nounOf(step),
              ...subject,
              start,
            },
            ...(end === undefined ? {} : { end }),
            ...(place === undefined ? {} : { place }),
          },
        ];
      }),
    );
  if (state.status !== 'active') return appointments;
  const dates = openSteps(state, template, context).flatMap(
    ({ path, step, node, person, due }): FeedEntry[] =>
      due === undefined || person !== personId || standing(node) !== undefined
        ? []
        : [{ kind: 'due', uid: `${state.id}/${path}/due`, title: nounOf(step), ...subject, on: due }],
  );
  return [...appointments, ...dates];
}

function takesPart({ step, person }: StepView, personId: string, { state, template }: Dossier): boolean {
  return person === personId || step.attendees.some((role) => personIn(role, state, template) === personId);
}

function rowOf({ person, trajectory }: Whose) {
  return { personId: person, ...(trajectory === undefined ? {} : { trajectoryId: trajectory }) };
}
