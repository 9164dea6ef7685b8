import type { Request, Response, Router } from 'express';
import { askToChangePerson } from '../../../application/departures/ask.ts';
import type { Parts } from '../../../application/dependencies.ts';
import { isId } from '../../../application/ids.ts';
import { todayOf } from '../../../application/now.ts';
import { sortError } from '../../../application/outage.ts';
import { readPersonOverview } from '../../../application/people/overview.ts';
import { readPersonTable } from '../../../application/people/table.ts';
import { extentOf } from '../../../domain/access/permissions.ts';
import { isStaff } from '../../../domain/access/scope.ts';
import type { Language } from '../../../domain/text.ts';
import { makeCsrfToken } from '../../csrf-token.ts';
import { type Sent, sentText } from '../../form.ts';
import { leadTo, named } from '../../http.ts';
import { asRejection, besideFields } from '../../mistakes.ts';
import { peopleTextsOf, personMoreTextsOf } from '../../texts/texts.ts';
import { addressWith } from '../addresses.ts';
import { formSecret } from '../form-secret.ts';
import { choiceIn, partOf } from '../listing/choice.ts';
import { sendTable } from '../listing/file.ts';
import { sentWord } from '../query.ts';
import { sendRefused } from '../refused.ts';
import { sendStaffPage, visitOf } from '../request.ts';
import { readSealed } from '../sealed.ts';
import { type ActingOnPerson, type PersonAct, type PersonDraft, personActs } from './acting.ts';
import { personListPage, personTexts } from './list-page.tsx';
import { setupMergingPeople } from './more/merge.tsx';
import { setupPrivacyOfPeople } from './more/privacy.tsx';
import { setupSettling } from './more/settle.tsx';
import { mistakesIn, personFieldsIn } from './person-form.tsx';
import { personPage } from './person-page.tsx';
import { peopleAsked, personList } from './shape.ts';
import { personView } from './view.ts';

/** The people that somebody deals with: a list, as a page and as a file, a page for each, and what is done from it. */
export function setupPeople(router: Router, parts: Parts): void {
  router.get('/people', named('/people'), async (request, response) => {
    const { frame, choice, rows, total } = await listAsked(parts, request, false);
    sendStaffPage(response, personListPage({ frame, choice, rows, total, today: todayOf(parts) }));
  });
  for (const kind of ['csv', 'xlsx'] as const) {
    const path = `/people/export.${kind}`;
    router.get(path, named(path), async (request, response) => {
      const { rows, language } = await listAsked(parts, request, true);
      const table = personTexts(rows, todayOf(parts), language);
      await sendTable(response, kind, { table, name: 'mensen', sheet: peopleTextsOf(language).sheet });
    });
  }
  router.get('/people/:id', named('/people/{id}'), async (request, response, next) => {
    const id = String(request.params.id).toLowerCase();
    if (!isId(id)) return next();
    await sendPerson(parts, request, response, id);
  });
  setupMergingPeople(router, parts);
  setupPrivacyOfPeople(router, parts);
  setupSettling(router, parts);
  for (const act of personActs) {
    router.post(`/people/:id/${act}`, named(`/people/{id}/${act}`), async (request, response, next) => {
      const id = String(request.params.id).toLowerCase();
      if (!isId(id)) return next();
      await carryOut(parts, request, response, { id, act });
    });
  }
}

async function listAsked(parts: Parts, request: Request, isFile: boolean) {
  const asked = { access: 'see-people', path: personList.path } as const;
  const { deps, caller, language, frame } = await visitOf(parts, request, asked);
  const choice = choiceIn(personList, request.query as Sent);
  const { sort, descending } = choice;
  const order = { sort, descending, ...partOf(choice, isFile) };
  const { scope } = caller;
  const found = await readPersonTable({ deps, scope, asked: peopleAsked(choice), order });
  return { ...found, choice, language, frame };
}

async function sendPerson(
  parts: Parts,
  request: Request,
  response: Response,
  id: string,
  draft?: PersonDraft,
): Promise<void> {
  const asked = { access: 'see-people', path: `/people/${id}` } as const;
  const { deps, caller, language, frame } = await visitOf(parts, request, asked);
  const overview = await readPersonOverview({ deps, scope: caller.scope, id });
  const secret = formSecret(deps, request);
  const { person } = overview;
  const isOwn = caller.scope.kind === 'all' || !isStaff(person.function);
  const acting: ActingOnPerson = {
    mayChange: isOwn && extentOf(caller.function, 'change-people') !== undefined,
    mayAssign: extentOf(caller.function, 'act-on-trajectory') !== undefined,
    maySettle: extentOf(caller.function, 'act-on-many') !== undefined,
    maySeeData: extentOf(caller.function, 'see-personal-data') !== undefined,
    newKey: () => makeCsrfToken(secret),
    did: draft === undefined ? didOf(request.query as Sent, person.name, language) : undefined,
    draft,
  };
  const view = await personView(deps, caller.scope, overview, language);
  sendStaffPage(response, personPage(view, frame, acting), draft === undefined ? 200 : 422);
}

const saidOf = {
  correct: 'corrected',
  move: 'moved',
  left: 'left',
  back: 'back',
  'reminders-off': 'off',
  'reminders-on': 'on',
} as const;

/** What the address says was just done. */
function didOf(query: Sent, name: string, language: Language): string | undefined {
  const word = sentWord(query, 'did');
  if (word === 'merge') return personMoreTextsOf(language).merge.did(name);
  const did = personActs.find((act) => act === word);
  return did === undefined ? undefined : peopleTextsOf(language).did[saidOf[did]](name);
}

async function carryOut(
  parts: Parts,
  request: Request,
  response: Response,
  { id, act }: { readonly id: string; readonly act: PersonAct },
): Promise<void> {
  const asked = { access: 'change-people', id, path: `/people/${id}` } as const;
  const { deps, caller, language } = await visitOf(parts, request, asked);
  const form = await readSealed(deps, request, response);
  if (form === undefined) return sendRefused(response, language);
  const texts = peopleTextsOf(language);
  const read = readAct(act, form.sent, language);
  const draft = { act, fields: personFieldsIn(form.sent), school: sentText(form.sent, 'school') };
  const again = (more: Pick<PersonDraft, 'mistakes' | 'note'>) =>
    sendPerson(parts, request, response, id, { ...draft, ...more });
  if ('mistakes' in read) return again(read);
  try {
    const ifMatch = [sentText(form.sent, '_tag') ?? ''];
    await askToChangePerson({ deps, caller, id, ifMatch, correction: read.correction });
    leadTo(response, addressWith(`/people/${id}`, { did: act }, language));
  } catch (error) {
    const sorted = sortError(error);
    if (sorted.sort !== 'refusal') throw error;
    if (sorted.error.kind === 'version-changed') return again({ mistakes: [], note: texts.changedMeanwhile });
    return again(besideFields(asRejection(sorted.error), (path) => path, language));
  }
}

type Correction = Parameters<typeof askToChangePerson>[0]['correction'];

/** What a form asks to change. */
function readAct(
  act: PersonAct,
  sent: Sent,
  language: Language,
): { readonly correction: Correction } | Pick<PersonDraft, 'mistakes'> {
  switch (act) {
    case 'correct': {
      const fields = personFieldsIn(sent);
      const mistakes = mistakesIn(fields, language);
      if (mistakes.length > 0) return { mistakes };
      const { name, email, phone, function: what } = fields;
      return {
        correction: {
          ...{ name, email: email || null, phone: phone || null, function: what || null },
          language: fields.language === 'en' ? 'en' : 'nl',
          // Not asked for where no model trajectory has another language.
          ...(fields.further_language === undefined
            ? {}
            : { further_language: fields.further_language || null }),
        },
      };
    }
    case 'move': {
      const school = sentText(sent, 'school')?.trim() ?? '';
      if (school !== '') return { correction: { school } };
      return { mistakes: [{ field: 'school', message: peopleTextsOf(language).acts.schoolMissing }] };
    }
    case 'left':
    case 'back':
      return { correction: { has_left: act === 'left' } };
    case 'reminders-off':
    case 'reminders-on':
      return { correction: { reminders_off: act === 'reminders-off' } };
  }
}
