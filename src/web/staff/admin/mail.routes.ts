import type { Request, Router } from 'express';
import type { Dependencies, Parts } from '../../../application/dependencies.ts';
import { isId } from '../../../application/ids.ts';
import { holdMail, readHolding, releaseMail } from '../../../application/mail/hold.ts';
import { readFailed, resendFailed } from '../../../application/mail/resend.ts';
import { servicesWithMail } from '../../../application/mail/services.ts';
import { todayOf } from '../../../application/now.ts';
import { readLettersNotGone } from '../../../application/owed-letters/not-gone.ts';
import { sendLettersAgain } from '../../../application/owed-letters/send-again.ts';
import { isMeantDate } from '../../../domain/calendar/day-number.ts';
import { addDays } from '../../../domain/calendar/offset.ts';
import { startOfDay } from '../../../domain/calendar/wall-clock.ts';
import { type Sent, sentValues } from '../../form.ts';
import { leadTo, named } from '../../http.ts';
import { adminTextsOf } from '../../texts/texts.ts';
import { addressWith } from '../addresses.ts';
import { sentWord } from '../query.ts';
import { sendStaffPage } from '../request.ts';
import { sealedForm } from '../sealed.ts';
import { mailPage } from './mail-page.tsx';
import type { HoldDraft } from './mail-view.ts';
import { resendPage } from './resend-page.tsx';
import { type AdminVisit, adminVisit } from './visit.ts';

const path = '/admin/mail';

/** How far back is looked unless somebody asks otherwise, in days. */
const DAYS = 30;

/** Mails that did not arrive, sending them again after a look, and holding mail back. */
export function setupMailAdministration(router: Router, parts: Parts): void {
  router.get(path, named(path), async (request, response) => {
    const visit = await adminVisit(parts, request, 'mail');
    sendStaffPage(response, await mailPageFor(visit.deps, visit, request, {}));
  });

  router.get(`${path}/resend`, named(`${path}/resend`), async (request, response) => {
    const visit = await adminVisit(parts, request, 'mail');
    const { since, only } = askedIn(visit.deps, request.query as Sent);
    const { caller } = visit;
    const resending = await resendFailed({
      ...{ deps: visit.deps, caller, since: startOfDay(since), only, isDryRun: true },
    });
    sendStaffPage(response, resendPage({ resending, since }, visit));
  });

  router.post(`${path}/resend`, named(`${path}/resend`), async (request, response) => {
    const { deps, caller, language } = await adminVisit(parts, request, 'mail');
    const form = await sealedForm(deps, request, response, language);
    if (form === undefined) return;
    const { since, only } = askedIn(deps, form.sent);
    const { again } = await resendFailed({ deps, caller, since: startOfDay(since), only });
    leadTo(response, addressWith(path, { did: `resent-${again}`, since }, language));
  });

  router.post(`${path}/letters`, named(`${path}/letters`), async (request, response) => {
    const { deps, caller, language } = await adminVisit(parts, request, 'mail');
    const form = await sealedForm(deps, request, response, language);
    if (form === undefined) return;
    const { since } = askedIn(deps, form.sent);
    const only = sentValues(form.sent, 'letter').filter(isId);
    const { again } = await sendLettersAgain({ deps, caller, since: startOfDay(since), only });
    leadTo(response, addressWith(path, { did: `letters-${again}`, since }, language));
  });

  router.post(`${path}/hold`, named(`${path}/hold`), async (request, response) => {
    const visit = await adminVisit(parts, request, 'mail', 'hold-mail');
    const { caller, language } = visit;
    const form = await sealedForm(visit.deps, request, response, language);
    if (form === undefined) return;
    const reason = sentWord(form.sent, 'reason');
    const organisation = organisationIn(form.sent);
    const draft = { sent: form.sent, mistakes: [] };
    if (reason === undefined) {
      const message = adminTextsOf(language).mail.reasonMissing;
      const wrong = { ...draft, mistakes: [{ field: 'reason', message }] };
      return sendStaffPage(response, await mailPageFor(visit.deps, visit, request, { draft: wrong }), 422);
    }
    if (sentWord(form.sent, 'do') !== 'hold') {
      const { held } = await holdMail({ deps: visit.deps, caller, reason, organisation, isDryRun: true });
      return sendStaffPage(response, await mailPageFor(visit.deps, visit, request, { draft, held }));
    }
    await holdMail({ deps: visit.deps, caller, reason, organisation });
    leadTo(response, addressWith(path, { did: 'held' }, language));
  });

  router.post(`${path}/release`, named(`${path}/release`), async (request, response) => {
    const { deps, caller, language } = await adminVisit(parts, request, 'mail', 'hold-mail');
    const form = await sealedForm(deps, request, response, language);
    if (form === undefined) return;
    await releaseMail({ deps, caller, organisation: organisationIn(form.sent) });
    leadTo(response, addressWith(path, { did: 'released' }, language));
  });
}

async function mailPageFor(
  deps: Dependencies,
  visit: AdminVisit,
  request: Request,
  hold: HoldDraft,
): Promise<string> {
  const { caller } = visit;
  const { since } = askedIn(deps, request.query as Sent);
  const [failed, letters, holding, services] = await Promise.all([
    readFailed({ deps, caller, since: startOfDay(since) }),
    readLettersNotGone({ deps, caller, since: startOfDay(since) }),
    readHolding({ deps, caller }),
    servicesWithMail(deps, caller),
  ]);
  const isEverybodys = caller.scope.kind === 'all';
  const shown = { failed: failed.toReversed(), letters, holding, services, since, hold, isEverybodys };
  return mailPage(shown, visit);
}

/** Since when, and which mails. */
function askedIn(deps: Dependencies, sent: Sent) {
  const word = sentWord(sent, 'since');
  const since = word !== undefined && isMeantDate(word) ? word : addDays(todayOf(deps), -DAYS);
  return { since, only: sentValues(sent, 'mail').filter(isId) };
}

function organisationIn(sent: Sent): string | undefined {
  const word = sentWord(sent, 'organisation');
  return word !== undefined && isId(word) ? word : undefined;
}
