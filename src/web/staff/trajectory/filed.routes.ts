import type { Request, Response, Router } from 'express';
import { mayActOn } from '../../../application/access/authorise.ts';
import type { Parts } from '../../../application/dependencies.ts';
import { isId } from '../../../application/ids.ts';
import { fileMail, type MailToFile, readFiledMails } from '../../../application/mail/file.ts';
import { todayOf } from '../../../application/now.ts';
import { peopleWith } from '../../../application/people/find.ts';
import { readDossier } from '../../../application/trajectories/dossier.ts';
import { isMeantDate } from '../../../domain/calendar/day-number.ts';
import { instantAt } from '../../../domain/calendar/wall-clock.ts';
import type { Language } from '../../../domain/text.ts';
import { openSteps } from '../../../domain/trajectory/views/steps.ts';
import { titleOf } from '../../../texts/titles.ts';
import { makeCsrfToken } from '../../csrf-token.ts';
import { type FieldMistake, type Sent, sentText } from '../../form.ts';
import { leadTo, named } from '../../http.ts';
import { dateOf } from '../../school/forms/read-dates.ts';
import { filedTextsOf } from '../../texts/texts.ts';
import { addressWith } from '../addresses.ts';
import { formSecret } from '../form-secret.ts';
import { sentWord } from '../query.ts';
import { sendStaffPage, visitOf } from '../request.ts';
import { sealedForm } from '../sealed.ts';
import { filedPage } from './filed-page.tsx';

const path = '/trajectories/:id/mails';
const route = named('/trajectories/{id}/mails');

/** Mails that somebody got about a trajectory: read, and one more pasted. */
export function setupFiledMails(router: Router, parts: Parts): void {
  router.get(path, route, async (request, response, next) => {
    const id = String(request.params.id).toLowerCase();
    if (!isId(id)) return next();
    await sendFiled(parts, request, response, { id, sent: {}, mistakes: [] });
  });
  router.post(path, route, async (request, response, next) => {
    const id = String(request.params.id).toLowerCase();
    if (!isId(id)) return next();
    const asked = { access: 'act-on-trajectory', id, path: `/trajectories/${id}/mails` } as const;
    const { deps, caller, language } = await visitOf(parts, request, asked);
    const form = await sealedForm(deps, request, response, language);
    if (form === undefined) return;
    const { sent, key } = form;
    const read = readMail(sent, language);
    if ('mistakes' in read) return sendFiled(parts, request, response, { id, sent, ...read });
    const { actor, person: by } = caller;
    const filed = await fileMail({
      deps,
      trajectoryId: id,
      actor,
      by,
      mail: read.mail,
      idempotencyKey: key,
    });
    if (filed.ok) return leadTo(response, addressWith(`/trajectories/${id}/mails`, { did: 'yes' }, language));
    const mistakes = [{ field: 'text', message: filed.rejection.message[language] }];
    await sendFiled(parts, request, response, { id, sent, mistakes });
  });
}

function readMail(
  sent: Sent,
  language: Language,
): { readonly mail: MailToFile } | { readonly mistakes: readonly FieldMistake[] } {
  const texts = filedTextsOf(language);
  const typed = (name: string) => sentText(sent, name)?.trim() ?? '';
  const on = dateOf(typed('on'));
  const mistakes: FieldMistake[] = (['sender', 'subject', 'text'] as const)
    .filter((field) => typed(field) === '')
    .map((field) => ({ field, message: texts.missing[field] }));
  if (on !== '' && !isMeantDate(on)) mistakes.push({ field: 'on', message: texts.dateWrong });
  if (mistakes.length > 0) return { mistakes };
  const step = typed('step');
  return {
    mail: {
      ...{ sender: typed('sender'), subject: typed('subject'), text: typed('text') },
      ...(on === '' ? {} : { writtenAt: instantAt(on, '12:00') }),
      ...(step === '' ? {} : { step }),
    },
  };
}

async function sendFiled(
  parts: Parts,
  request: Request,
  response: Response,
  shown: { readonly id: string; readonly sent: Sent; readonly mistakes: readonly FieldMistake[] },
): Promise<void> {
  const { id, sent, mistakes } = shown;
  const asked = { access: 'see-content', id, path: `/trajectories/${id}/mails` } as const;
  const { deps, caller, frame, language } = await visitOf(parts, request, asked);
  const [{ state, template, context }, { address, items }, mayAct] = await Promise.all([
    readDossier({ deps, scope: caller.scope, id }),
    readFiledMails(deps, caller.scope, id),
    mayActOn(deps, caller, id),
  ]);
  const people = await peopleWith(
    deps,
    items.flatMap(({ filedBy }) => filedBy ?? []),
  );
  const page = filedPage({
    ...{ frame, trajectory: id, address, mayAct, sent, mistakes },
    mails: items.map((mail) => ({ ...mail, by: people.get(mail.filedBy ?? '')?.name })),
    steps: openSteps(state, template, context).map((step) => ({
      value: step.path,
      label: titleOf(template, step.path, language),
    })),
    did: sentWord(request.query as Sent, 'did') !== undefined && mistakes.length === 0,
    today: todayOf(deps),
    csrfToken: makeCsrfToken(formSecret(deps, request)),
  });
  sendStaffPage(response, page, mistakes.length === 0 ? 200 : 422);
}
