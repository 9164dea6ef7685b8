import type { Request, Response, Router } from 'express';
import { carryOutAct } from '../../../application/commands/carry-out.ts';
import { noteCall } from '../../../application/day/called.ts';
import { newsWasSeen } from '../../../application/day/seen.ts';
import { dependenciesWithin, type Parts } from '../../../application/dependencies.ts';
import { isId } from '../../../application/ids.ts';
import { todayOf } from '../../../application/now.ts';
import { sortError } from '../../../application/outage.ts';
import { isMeantDate } from '../../../domain/calendar/day-number.ts';
import { addDays } from '../../../domain/calendar/offset.ts';
import { readCsrfToken } from '../../csrf-token.ts';
import { sentText } from '../../form.ts';
import { guessedLanguage, isFromElsewhere, leadTo, named, readForm } from '../../http.ts';
import { asRejection } from '../../mistakes.ts';
import { dayTextsOf } from '../../texts/texts.ts';
import { dayAddress } from '../acts/back.ts';
import { addressWith } from '../addresses.ts';
import { formSecret } from '../form-secret.ts';
import { sendRefused } from '../refused.ts';
import { callerFor, languageOf } from '../request.ts';
import { readSealed } from '../sealed.ts';
import { LATEST_LOOK } from './called-form.tsx';
import { setupHandoverAnswers } from './handover.routes.ts';
import { sendDay } from './send-day.ts';

/** What is done from the page of a day; the page itself is the start page. */
export function setupDayActs(router: Router, parts: Parts): void {
  setupHandoverAnswers(router, parts);
  router.post('/today/called', named('/today/called'), async (request, response) => {
    const form = await readForm(request, response);
    if (form.kind !== 'read' || isFromElsewhere(request.headers)) return refuse(request, response);
    const trajectory = (sentText(form.sent, 'trajectory') ?? '').toLowerCase();
    const key = readCsrfToken(formSecret(parts, request), form.sent._form);
    if (!isId(trajectory) || key === undefined) return refuse(request, response);
    const caller = await callerFor(parts, request, 'act-on-trajectory', trajectory);
    const deps = dependenciesWithin(parts, caller.scope);
    const language = languageOf(request, caller);
    const texts = dayTextsOf(language).called;
    const said = (sentText(form.sent, 'said') ?? '').trim();
    const on = sentText(form.sent, 'on') ?? '';
    const today = todayOf(deps);
    const refused = (field: 'said' | 'on', message: string) =>
      sendDay(parts, request, response, 422, {
        draft: { trajectory, said, on, mistake: { field, message } },
      });
    if (said === '') return refused('said', texts.missing);
    if (!isMeantDate(on) || on <= today || on > addDays(today, LATEST_LOOK))
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

  setupAddresses(router, parts);
  router.post('/today/seen', named('/today/seen'), async (request, response) => {
    const form = await readForm(request, response);
    const until = form.kind === 'read' ? sentText(form.sent, 'until') : undefined;
    const key = form.kind === 'read' ? readCsrfToken(formSecret(parts, request), form.sent._form) : undefined;
    const isInstant = until !== undefined && !Number.isNaN(Date.parse(until));
    if (!isInstant || key === undefined || isFromElsewhere(request.headers)) {
      return refuse(request, response);
    }
    const caller = await callerFor(parts, request, 'see-console');
    const deps = dependenciesWithin(parts, caller.scope);
    await newsWasSeen(deps, caller, new Date(until).toISOString());
    leadTo(response, addressWith('/', {}, languageOf(request, caller)));
  });
}

/** The address of somebody who could not be reached, corrected where that was seen. */
function setupAddresses(router: Router, parts: Parts): void {
  router.post('/today/address', named('/today/address'), async (request, response) => {
    const form = await readSealed(parts, request, response);
    const trajectory = (sentText(form?.sent ?? {}, 'trajectory') ?? '').toLowerCase();
    if (form === undefined || !isId(trajectory)) return refuse(request, response);
    const caller = await callerFor(parts, request, 'act-on-trajectory', trajectory);
    const deps = dependenciesWithin(parts, caller.scope);
    const language = languageOf(request, caller);
    const path = sentText(form.sent, 'step') ?? '';
    const email = (sentText(form.sent, 'email') ?? '').trim();
    const again = (mistake: string) =>
      sendDay(parts, request, response, 422, { addressDraft: { trajectory, path, email, mistake } });
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return again(dayTextsOf(language).address.missing);
    const act = { type: 'complete', step: path, outcome: 'corrected', answers: { email } } as const;
    try {
      const outcome = await carryOutAct({ deps, caller, trajectoryId: trajectory, act, key: form.key });
      if (!outcome.ok) return again(outcome.rejection.message[language]);
      leadTo(response, dayAddress(trajectory, outcome.version, language));
    } catch (error) {
      const sorted = sortError(error);
      if (sorted.sort !== 'refusal') throw error;
      return again(asRejection(sorted.error).errors?.[0]?.message[language] ?? sorted.error.title[language]);
    }
  });
}

function refuse(request: Request, response: Response): void {
  sendRefused(response, guessedLanguage(request));
}
