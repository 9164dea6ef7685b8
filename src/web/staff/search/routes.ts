import type { Router } from 'express';
import type { Caller } from '../../../application/access/authorise.ts';
import type { Dependencies, Parts } from '../../../application/dependencies.ts';
import { search } from '../../../application/search/search.ts';
import { extentOf } from '../../../domain/access/permissions.ts';
import type { Sent } from '../../form.ts';
import { named, sendPage } from '../../http.ts';
import { sentWord } from '../query.ts';
import { sendStaffPage, visitOf } from '../request.ts';
import { hitGroups } from './hits.ts';
import { searchPage } from './search-page.tsx';
import { suggestions } from './suggestions.tsx';

/** So many of each kind on the page, and in the box. */
const ON_PAGE = 12;
const IN_BOX = 4;

/** Search over everything that the reader may see: a page, and what the box suggests while somebody types. */
export function setupSearch(router: Router, parts: Parts): void {
  router.get('/search', named('/search'), async (request, response) => {
    const { deps, caller, language, frame } = await visitOf(parts, request, {
      access: 'search',
      path: '/search',
    });
    const q = sentWord(request.query as Sent, 'q') ?? '';
    const found = await search({ ...lookingFor(deps, caller), q, language, limit: ON_PAGE });
    const groups = frame.reader === undefined ? [] : hitGroups(found, frame.reader.function, q, language);
    sendStaffPage(response, searchPage(frame, q, groups));
  });

  router.get('/search/suggestions', named('/search/suggestions'), async (request, response) => {
    const { deps, caller, language, frame } = await visitOf(parts, request, {
      access: 'search',
      path: '/search',
    });
    const q = sentWord(request.query as Sent, 'q') ?? '';
    const found = await search({ ...lookingFor(deps, caller), q, language, limit: IN_BOX });
    const groups = frame.reader === undefined ? [] : hitGroups(found, frame.reader.function, q, language);
    sendPage(response, 200, suggestions(q, groups, language));
  });
}

/** Where somebody looks: people are found by whoever may look them up. */
function lookingFor(deps: Dependencies, { scope, function: role }: Caller) {
  return { deps, scope, people: extentOf(role, 'see-people') !== undefined };
}
