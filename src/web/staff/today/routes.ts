import type { Request, Response, Router } from 'express';
import type { Caller } from '../../../application/access/authorise.ts';
import { noteCall } from '../../../application/day/called.ts';
import { nameOfCalled } from '../../../application/day/called-school.ts';
import { type DayQuestion, readDay } from '../../../application/day/read.ts';
import { newsWasSeen } from '../../../application/day/seen.ts';
import type { Dependencies } from '../../../application/dependencies.ts';
import { handoversToAnswer } from '../../../application/handovers/find.ts';
import { readHeldChanges } from '../../../application/held-changes/find.ts';
import { isId } from '../../../application/ids.ts';
import { todayOf } from '../../../application/now.ts';
import { sortError } from '../../../application/outage.ts';
import { isLocalDate } from '../../../domain/calendar/day-number.ts';
import { addDays } from '../../../domain/calendar/offset.ts';
import type { Language } from '../../../domain/text.ts';
import { callerOf } from '../../../http/caller.ts';
import type { DaySection } from '../../../store/day/types.ts';
import { saidDate } from '../../../texts/days-said.ts';
import { makeCsrfToken, readCsrfToken } from '../../csrf-token.ts';
import { type Sent, sentText } from '../../form.ts';
import {
  guessedLanguage,
  inOtherLanguage,
  isFromElsewhere,
  leadTo,
  named,
  readForm,
  sendPage,
} from '../../http.ts';
import { dayTextsOf } from '../../texts/texts.ts';
import { problemPage } from '../../ui/problem-page.tsx';
import { asRejection } from '../acts/mistakes.ts';
import { addressWith } from '../addresses.ts';
import { inboxAddress } from '../inbox.ts';
import { sentWord } from '../query.ts';
import { formSecret, languageOf, sendStaffPage, visitOf } from '../request.ts';
import { LATEST_LOOK } from './called-form.tsx';
import { dayPage } from './day-page.tsx';
import { setupHandoverAnswers } from './handover.routes.ts';
import type { CallDraft } from './types.ts';
import { wordLines, wordNews } from './view.ts';

const sections: readonly string[] = [
  'appointments',
  'own',
  'contact',
  'silent',
  'late',
  'soon',
  'paused',
] satisfies DaySection[];

/** What is done from the page of a day; the page itself is the start page. */
export function setupDayActs(router: Router, deps: Dependencies): void {
  setupHandoverAnswers(router, deps);
  router.post('/today/called', named('/today/called'), async (request, response) => {
    const form = await readForm(request, response);
    if (form.kind !== 'read' || isFromElsewhere(request.headers)) return refuse(request, response);
    const trajectory = (sentText(form.sent, 'trajectory') ?? '').toLowerCase();
    const key = readCsrfToken(formSecret(deps, request), form.sent._form);
    if (!isId(trajectory) || key === undefined) return refuse(request, response);
    const caller = await callerOf(deps, request, 'act-on-trajectory', trajectory);
    const language = languageOf(request, caller);
    const texts = dayTextsOf(language).called;
    const said = (sentText(form.sent, 'said') ?? '').trim();
    const on = sentText(form.sent, 'on') ?? '';
    const today = todayOf(deps);
    const refused = (field: 'said' | 'on', message: string) =>
      sendDay(deps, request, response, 422, { trajectory, said, on, mistake: { field, message } });
    if (said === '') return refused('said', texts.missing);
    if (!isLocalDate(on) || on <= today || on > addDays(today, LATEST_LOOK))
      return refused('on', texts.wrongDay);
    try {
      const outcome = await noteCall({ deps, caller, trajectory, said, lookAgain: on, key });
      if (!outcome.ok) return await refused('said', outcome.rejection.message[language]);
    } catch (error) {
      const sorted = sortError(error);
      if (sorted.sort !== 'refusal') throw error;
      return refused('said', asRejection(sorted.error).message[language]);
    }
    leadTo(response, addressWith('/', { called: trajectory, on }, language));
  });

  router.post('/today/seen', named('/today/seen'), async (request, response) => {
    const form = await readForm(request, response);
    const until = form.kind === 'read' ? sentText(form.sent, 'until') : undefined;
    const key = form.kind === 'read' ? readCsrfToken(formSecret(deps, request), form.sent._form) : undefined;
    const isInstant = until !== undefined && !Number.isNaN(Date.parse(until));
    if (!isInstant || key === undefined || isFromElsewhere(request.headers)) {
      return refuse(request, response);
    }
    const caller = await callerOf(deps, request, 'see-console');
    await newsWasSeen(deps, caller, new Date(until).toISOString());
    leadTo(response, addressWith('/', {}, languageOf(request, caller)));
  });
}

/** Sends the day of somebody of a guidance service. */
export async function sendDay(
  deps: Dependencies,
  request: Request,
  response: Response,
  status = 200,
  draft?: CallDraft,
): Promise<void> {
  const { caller, language, frame } = await visitOf(deps, request, { access: 'see-console', path: '/' });
  const query = request.query as Sent;
  const question = dayQuestion(query);
  const day = await readDay(deps, caller, question);
  const isOwnDay = !question.all && question.colleague === undefined && question.section === undefined;
  const [lines, news, handovers, held] = await Promise.all([
    wordLines(deps, day.lines, language),
    wordNews(deps, day.news, language),
    isOwnDay ? handoversToAnswer(deps, caller.person) : [],
    caller.function === 'coordinator' ? readHeldChanges({ deps, caller }) : [],
  ]);
  const done = draft === undefined ? await doneSentence(deps, caller, query, language) : undefined;
  const inbox = inboxAddress(deps);
  const secret = formSecret(deps, request);
  const page = dayPage({
    ...{ frame, day, question, lines, news, handovers, held, newKey: () => makeCsrfToken(secret) },
    ...(done === undefined ? {} : { done }),
    ...(draft === undefined ? {} : { draft }),
    ...(inbox === undefined ? {} : { inbox }),
  });
  sendStaffPage(response, page, status);
}

function dayQuestion(query: Sent): DayQuestion {
  const section = sentWord(query, 'section');
  const colleague = sentWord(query, 'counsellor')?.toLowerCase();
  return {
    all: sentWord(query, 'whose') === 'all',
    ...(colleague !== undefined && isId(colleague) ? { colleague } : {}),
    ...(section !== undefined && sections.includes(section) ? { section: section as DaySection } : {}),
  };
}

/** What the address says was just done. */
async function doneSentence(
  deps: Dependencies,
  caller: Caller,
  query: Sent,
  language: Language,
): Promise<string | undefined> {
  const answered = dayTextsOf(language).handovers.done;
  const handover = sentWord(query, 'handover');
  if (handover === 'accepted' || handover === 'declined' || handover === 'late') return answered[handover];
  const held = sentWord(query, 'held');
  const heldTexts: { readonly [said: string]: string } = dayTextsOf(language).held.done;
  if (held !== undefined && Object.hasOwn(heldTexts, held)) return heldTexts[held];
  const id = sentWord(query, 'called');
  const on = sentWord(query, 'on');
  if (id === undefined || !isId(id) || on === undefined || !isLocalDate(on)) return undefined;
  const name = await nameOfCalled(deps, caller.scope, id);
  if (name === undefined) return undefined;
  return dayTextsOf(language).called.done(name, saidDate(on, todayOf(deps), language));
}

function refuse(request: Request, response: Response): void {
  const language = guessedLanguage(request);
  const frame = { otherLanguage: inOtherLanguage('/', {}, language), personal: false, back: '/' };
  sendPage(response, 403, problemPage('forbidden', language, frame));
}
