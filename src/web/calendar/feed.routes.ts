import type { Router } from 'express';
import { readFeed } from '../../application/calendar/feeds.ts';
import type { Dependencies } from '../../application/dependencies.ts';
import { notFound } from '../../application/errors.ts';
import { named, sendDocument } from '../http.ts';
import { feedFile } from './feed-file.ts';

/** The calendar that a program reads, without an account: its address holds a token of its own, that can be ended. */
export function setupCalendarFeed(router: Router, deps: Dependencies): void {
  router.get('/p/calendar/:file', named('/p/calendar/{token}.ics'), async (request, response) => {
    const [, token] = /^(.*)\.ics$/.exec(String(request.params.file)) ?? [];
    const feed = token === undefined ? undefined : await readFeed(deps, token);
    if (feed === undefined) return sendDocument(request, response, notFound('token'));
    response
      .set({
        'Content-Type': 'text/calendar; charset=utf-8',
        'Cache-Control': 'no-store',
        'X-Robots-Tag': 'noindex, nofollow',
      })
      .end(feedFile(feed, new URL(deps.configuration.http.publicUrl).hostname));
  });
}

/** The address of a calendar with this token. */
export function feedAddress({ configuration }: Dependencies, token: string): string {
  return `${configuration.http.publicUrl}/p/calendar/${token}.ics`;
}
