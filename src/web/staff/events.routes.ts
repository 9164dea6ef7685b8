import type { Request, Router } from 'express';
import type { Followed } from '../../application/changes/concerns.ts';
import { startWatch } from '../../application/changes/watch.ts';
import { dependenciesOfSystem, type Parts } from '../../application/dependencies.ts';
import { notFound } from '../../application/errors.ts';
import { isId } from '../../application/ids.ts';
import { nowOf } from '../../application/now.ts';
import { sortError } from '../../application/outage.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import { callerOf } from '../../http/caller.ts';
import { openEventStream } from '../../http/event-stream.ts';
import type { Sent } from '../form.ts';
import { named } from '../http.ts';
import { sentWord } from './query.ts';

/** So many pages of one person, and of everybody, hear of news by themselves; any other one is renewed by hand. */
const MOST_OF_ONE = 12;
const MOST = 1_000;
/** Milliseconds. */
const LATE_COMMIT = 2_000;

/**
 * Tells a page that there is news in what it shows, and nothing of what it is: the page then asks for itself anew, and
 * holds what its reader may see.
 */
export function setupEvents(router: Router, parts: Parts): void {
  const watch = startWatch(dependenciesOfSystem(parts, 'work'));
  const pages = new Map<string, number>();
  let all = 0;
  router.get('/events', named('/events'), async (request, response) => {
    const { person, followed } = await askedFor(parts, request);
    const count = pages.get(person) ?? 0;
    if (count >= MOST_OF_ONE || all >= MOST) {
      // A browser that gets this does not ask again.
      response.status(204).end();
      return;
    }
    pages.set(person, count + 1);
    all += 1;
    let forget = (): void => undefined;
    const stream = openEventStream(request, response, {
      isWelcome: () => mayStill(parts, request),
      ended: () => {
        forget();
        all -= 1;
        const left = (pages.get(person) ?? 1) - 1;
        if (left > 0) pages.set(person, left);
        else pages.delete(person);
      },
    });
    forget = watch.follow(followed, () => stream.send('news'));
  });
}

/** What a page has before it, as far as its reader may follow that. */
async function askedFor(
  parts: Parts,
  request: Request,
): Promise<{ readonly person: string; readonly followed: Followed }> {
  const query = request.query as Sent;
  const trajectory = sentWord(query, 'trajectory')?.toLowerCase();
  if (trajectory !== undefined) {
    if (!isId(trajectory)) throw notFound('trajectory');
    const { person } = await callerOf(parts, request, 'see-trajectory', trajectory);
    const version = Number(sentWord(query, 'version') ?? 0);
    return { person, followed: { kind: 'trajectory', trajectory, version } };
  }
  const { person, scope } = await callerOf(parts, request, 'see-console');
  const word = sentWord(query, 'since') ?? '';
  const since = shownUntil(word) ?? nowOf(parts);
  if (sentWord(query, 'of') === 'list')
    return { person, followed: { kind: 'list', scope, reader: person, since } };
  const colleague = sentWord(query, 'counsellor')?.toLowerCase();
  const whose = sentWord(query, 'whose') === 'all' ? {} : { person: colleague ?? person };
  return { person, followed: { kind: 'day', ...whose, scope, reader: person, since } };
}

/** Until when a page surely shows what happened: a commit becomes visible a little after the instant that it carries. */
function shownUntil(begun: string): Instant | undefined {
  const milliseconds = Date.parse(begun);
  return Number.isNaN(milliseconds) ? undefined : new Date(milliseconds - LATE_COMMIT).toISOString();
}

/** Whether who opened a stream may still have it: signed in, and with the same before her. */
async function mayStill(parts: Parts, request: Request): Promise<boolean> {
  try {
    await askedFor(parts, request);
    return true;
  } catch (error) {
    if (sortError(error).sort === 'refusal') return false;
    throw error;
  }
}
