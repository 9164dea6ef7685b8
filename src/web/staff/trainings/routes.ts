import type { Request, Router } from 'express';
import type { Dependencies, Parts } from '../../../application/dependencies.ts';
import { isId } from '../../../application/ids.ts';
import { todayOf } from '../../../application/now.ts';
import type { ListedWithTemplate } from '../../../application/trajectories/list.ts';
import { listReadable, openTrainings, readTraining } from '../../../application/trajectories/training.ts';
import type { Scope } from '../../../domain/access/scope.ts';
import type { Sent } from '../../form.ts';
import { leadTo, named } from '../../http.ts';
import { trainingsTextsOf } from '../../texts/texts.ts';
import { addressWith } from '../addresses.ts';
import { sendTable } from '../listing/file.ts';
import { sentWord } from '../query.ts';
import { sendStaffPage, visitOf } from '../request.ts';
import { trainingListPage, trainingTexts } from './list-page.tsx';
import { trainingPage } from './training-page.tsx';

const path = '/trainings';
const ON_PAGE = 50;
/** Most lines of a file. */
const MOST = 2_000;

/** What those who give training look at: their trajectories, as far as these concern them. */
export function setupTrainings(router: Router, parts: Parts): void {
  router.get(path, named(path), async (request, response) => {
    const { deps, caller, frame, language } = await visitOf(parts, request, {
      access: 'list-trajectories',
      path,
    });
    // The others have the whole list.
    if (caller.scope.kind !== 'training') return leadTo(response, addressWith('/trajectories', {}, language));
    const { scope } = caller;
    const cursor = cursorIn(request);
    const [page, open] = await Promise.all([
      listReadable({ ...{ deps, scope, filter: {} }, page: { limit: ON_PAGE, cursor } }),
      cursor === undefined ? openTrainings({ deps, scope }) : [],
    ]);
    sendStaffPage(response, trainingListPage(frame, page, { open, today: todayOf(deps) }));
  });
  for (const kind of ['csv', 'xlsx'] as const) {
    router.get(`${path}/export.${kind}`, named(`${path}/export.${kind}`), async (request, response) => {
      const visit = await visitOf(parts, request, { access: 'see-training', path });
      const { caller, language } = visit;
      const table = trainingTexts(await everyTraining(visit.deps, caller.scope), language);
      const { title } = trainingsTextsOf(language);
      await sendTable(response, kind, { table, name: 'vormingen', sheet: title });
    });
  }
  router.get(`${path}/:id`, named(`${path}/{id}`), async (request, response, next) => {
    const id = String(request.params.id).toLowerCase();
    if (!isId(id)) return next();
    const asked = { access: 'see-training', id, path: `${path}/${id}` } as const;
    const { deps, caller, frame } = await visitOf(parts, request, asked);
    const read = await readTraining({ deps, scope: caller.scope, id });
    sendStaffPage(response, trainingPage(read, frame));
  });
}

async function everyTraining(deps: Dependencies, scope: Scope): Promise<ListedWithTemplate[]> {
  const all: ListedWithTemplate[] = [];
  let cursor: string | undefined;
  do {
    const page = await listReadable({ deps, scope, filter: {}, page: { limit: 200, cursor } });
    all.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined && all.length < MOST);
  return all;
}

function cursorIn(request: Request): string | undefined {
  const word = sentWord(request.query as Sent, 'after');
  return word !== undefined && /^[\w-]+$/.test(word) ? word : undefined;
}
