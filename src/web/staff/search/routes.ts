import type { Request, Router } from 'express';
import type { Parts } from '../../../application/dependencies.ts';
import { search } from '../../../application/search/search.ts';
import { extentOf } from '../../../domain/access/permissions.ts';
import type { Sent } from '../../form.ts';
import { named, sendPage } from '../../http.ts';
import { sentWord } from '../query.ts';
import { sendStaffPage, visitOf } from '../request.ts';
import { actHits } from './acts.ts';
import { hitGroups } from './hits.ts';
import { searchPage } from './search-page.tsx';
import { suggestions } from './suggestions.tsx';

/** So many of each kind on the page, and in the box. */
const ON_PAGE = 12;
const IN_BOX = 4;

/** Search over everything that the reader may see: a page, and what the box suggests while somebody types. */
export function setupSearch(router: Router, parts: Parts): void {
  router.get('/search', named('/search'), async (request, response) => {
    const { frame, q, groups } = await foundFor(parts, request, ON_PAGE);
    sendStaffPage(response, searchPage(frame, q, groups));
  });

  router.get('/search/suggestions', named('/search/suggestions'), async (request, response) => {
    const { frame, q, groups } = await foundFor(parts, request, IN_BOX);
    sendPage(response, 200, suggestions(q, groups, frame.language));
  });
}

/** What was found for whoever asks; people are found by whoever may look them up. */
async function foundFor(parts: Parts, request: Request, limit: number) {
  const visit = await visitOf(parts, request, { access: 'search', path: '/search' });
  const { deps, caller, language, frame } = visit;
  const q = sentWord(request.query as Sent, 'q') ?? '';
  const { scope, function: role } = caller;
  const people = extentOf(role, 'see-people') !== undefined;
  const [found, acts] = await Promise.all([
    search({ deps, scope, q, language, limit, people }),
    actHits({ deps, caller, q, language, limit }),
  ]);
  const groups = frame.reader === undefined ? [] : hitGroups(found, frame.reader.function, q, language, acts);
  return { frame, q, groups };
}
