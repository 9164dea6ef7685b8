import type { Router } from 'express';
import { isApplicationError } from '../../../application/application-error.ts';
import { addOverride } from '../../../application/calendar/add.ts';
import { readOverrides } from '../../../application/calendar/list.ts';
import { type CalendarPreview, previewOverride } from '../../../application/calendar/preview.ts';
import { removeOverride } from '../../../application/calendar/remove.ts';
import type { Parts } from '../../../application/dependencies.ts';
import { isId } from '../../../application/ids.ts';
import { isMeantDate } from '../../../domain/calendar/day-number.ts';
import type { CalendarOverride } from '../../../domain/calendar/types.ts';
import { type Sent, sentText } from '../../form.ts';
import { leadTo, named } from '../../http.ts';
import { adminTextsOf } from '../../texts/texts.ts';
import type { ActDraft } from '../acts/types.ts';
import { addressWith } from '../addresses.ts';
import { sentWord } from '../query.ts';
import { sendStaffPage } from '../request.ts';
import { sealedForm } from '../sealed.ts';
import { calendarPage } from './calendar-page.tsx';
import { type AdminVisit, adminVisit } from './visit.ts';

const path = '/admin/calendar';

/** Exceptions to the school calendar: added after a look at what they move, and taken away. */
export function setupCalendar(router: Router, parts: Parts): void {
  const page = async (visit: AdminVisit, more: { draft?: ActDraft; preview?: CalendarPreview } = {}) =>
    calendarPage({ overrides: await readOverrides(visit.deps, visit.caller.scope), ...more }, visit);

  router.get(path, named(path), async (request, response) => {
    sendStaffPage(response, await page(await adminVisit(parts, request, 'calendar')));
  });

  router.post(path, named(path), async (request, response) => {
    const visit = await adminVisit(parts, request, 'calendar');
    const { caller, language } = visit;
    const form = await sealedForm(visit.deps, request, response, language);
    if (form === undefined) return;
    const { sent } = form;
    const draft = { sent, mistakes: [] };
    const read = readOverride(sent, visit);
    if (read.mistakes !== undefined) {
      const wrong = { sent, mistakes: read.mistakes };
      return sendStaffPage(response, await page(visit, { draft: wrong }), 422);
    }
    const { override } = read;
    try {
      if (sentText(sent, 'do') !== 'add') {
        const preview = await previewOverride({ deps: visit.deps, caller, override, language });
        return sendStaffPage(response, await page(visit, { draft, preview }));
      }
      await addOverride({ deps: visit.deps, caller, override, idempotencyKey: form.key });
    } catch (error) {
      if (!isApplicationError(error) || error.kind !== 'invalid') throw error;
      const mistakes = (error.errors ?? []).map(({ path: field, message }) => ({
        field,
        message: message[language],
      }));
      return sendStaffPage(response, await page(visit, { draft: { sent, mistakes } }), 422);
    }
    leadTo(response, addressWith(path, { did: 'added' }, language));
  });

  router.post(`${path}/:id/remove`, named(`${path}/{id}/remove`), async (request, response, next) => {
    const id = String(request.params.id).toLowerCase();
    if (!isId(id)) return next();
    const { deps, caller, language } = await adminVisit(parts, request, 'calendar');
    if ((await sealedForm(deps, request, response, language)) === undefined) return;
    await removeOverride({ deps, caller, id });
    leadTo(response, addressWith(path, { did: 'removed' }, language));
  });
}

type Read =
  | { readonly override: CalendarOverride; readonly mistakes?: undefined }
  | { readonly mistakes: ActDraft['mistakes'] };

function readOverride(sent: Sent, { language }: AdminVisit): Read {
  const texts = adminTextsOf(language).calendar;
  const from = sentWord(sent, 'from') ?? '';
  const to = sentWord(sent, 'to') ?? from;
  const kinds = Object.keys(texts.kinds) as CalendarOverride['kind'][];
  const kind = kinds.find((one) => one === sentWord(sent, 'kind')) ?? 'free-day';
  const label = sentWord(sent, 'label');
  const school = sentWord(sent, 'school');
  const mistakes = [
    ...(isMeantDate(from) ? [] : [{ field: 'from', message: texts.dateWrong }]),
    ...(isMeantDate(to) ? [] : [{ field: 'to', message: texts.dateWrong }]),
  ];
  if (mistakes.length > 0) return { mistakes };
  return {
    override: {
      ...{ from, to, kind },
      ...(label === undefined ? {} : { label: { nl: label, en: label } }),
      ...(school === undefined ? {} : { school }),
    },
  };
}
