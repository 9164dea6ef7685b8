import type { Router } from 'express';
import type { Caller } from '../../../application/access/authorise.ts';
import type { Dependencies, Parts } from '../../../application/dependencies.ts';
import { todayOf } from '../../../application/now.ts';
import { maySeePeople } from '../../../application/people/find.ts';
import { readSchoolKinds } from '../../../application/schools/kinds.ts';
import { readNeeds } from '../../../application/schools/needs.ts';
import { readSchoolTable } from '../../../application/schools/table.ts';
import type { Language } from '../../../domain/text.ts';
import type { Sent } from '../../form.ts';
import { named } from '../../http.ts';
import { schoolsTextsOf } from '../../texts/texts.ts';
import { choiceIn, partOf } from '../listing/choice.ts';
import { sendTable } from '../listing/file.ts';
import { sendStaffPage, visitOf } from '../request.ts';
import { schoolListPage } from './list-page.tsx';
import { schoolRow, schoolTexts, withoutContact } from './rows.ts';
import { setupSchoolPage } from './school.routes.ts';
import { type SchoolChoice, schoolList, schoolsAsked } from './shape.ts';

const access = 'see-schools';

/** The schools that somebody deals with: a list, as a page and as a file, and a page for each. */
export function setupSchools(router: Router, parts: Parts): void {
  router.get('/schools', named('/schools'), async (request, response) => {
    const { deps, caller, language, frame } = await visitOf(parts, request, { access, path: '/schools' });
    const choice = choiceIn(schoolList, request.query as Sent);
    const [{ rows, total, needs }, kinds] = await Promise.all([
      rowsOf(deps, caller, choice, language, false),
      readSchoolKinds(deps),
    ]);
    const seesAll = caller.scope.kind === 'all';
    const seesPeople = maySeePeople(caller);
    const page = { seesPeople, frame, choice, rows, total, needs, kinds, today: todayOf(deps), seesAll };
    sendStaffPage(response, schoolListPage(page));
  });
  for (const kind of ['csv', 'xlsx'] as const) {
    const path = `/schools/export.${kind}`;
    router.get(path, named(path), async (request, response) => {
      const { deps, caller, language } = await visitOf(parts, request, { access, path: '/schools' });
      const choice = choiceIn(schoolList, request.query as Sent);
      const { rows } = await rowsOf(deps, caller, choice, language, true);
      const table = schoolTexts(rows, language, maySeePeople(caller));
      await sendTable(response, kind, { table, name: 'scholen', sheet: schoolsTextsOf(language).sheet });
    });
  }
  setupSchoolPage(router, parts);
}

async function rowsOf(
  deps: Dependencies,
  caller: Caller,
  choice: SchoolChoice,
  language: Language,
  isFile: boolean,
) {
  const { scope } = caller;
  const { sort, descending } = choice;
  const order = { sort, descending, ...partOf(choice, isFile) };
  const [{ rows, total }, needs] = await Promise.all([
    readSchoolTable({ deps, scope, asked: schoolsAsked(choice), order }),
    readNeeds(deps, language),
  ]);
  return {
    total,
    needs,
    rows: rows.map((row) => schoolRow(maySeePeople(caller) ? row : withoutContact(row), needs, language)),
  };
}
