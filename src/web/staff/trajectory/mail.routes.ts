import type { Request, Router } from 'express';
import type { Parts } from '../../../application/dependencies.ts';
import { isId } from '../../../application/ids.ts';
import { readMailText } from '../../../application/mail/read-text.ts';
import { allowOwnFrame } from '../../../http/security-headers.ts';
import type { Sent } from '../../form.ts';
import { named, sendPage } from '../../http.ts';
import { sentWord } from '../query.ts';
import { sendStaffPage, visitOf } from '../request.ts';
import { mailPage } from './mail-page.tsx';

/** The words of one mail of a trajectory, whether it went, goes, or was not needed; and how a mail program shows it. */
export function setupMailPages(router: Router, parts: Parts): void {
  router.get('/trajectories/:id/mail', named('/trajectories/{id}/mail'), async (request, response, next) => {
    const asked = askedIn(request);
    if (asked === undefined) return next();
    const { id, key, words } = asked;
    const { deps, caller, frame } = await visitOf(parts, request, {
      access: 'see-content',
      id,
      path: request.path,
    });
    const mail = await readMailText({
      ...{ deps, scope: caller.scope, trajectoryId: id, key, language: words },
    });
    sendStaffPage(response, mailPage({ trajectory: id, mailKey: key, mail }, frame));
  });
  const shown = '/trajectories/:id/mail/shown';
  router.get(shown, named('/trajectories/{id}/mail/shown'), async (request, response, next) => {
    const asked = askedIn(request);
    if (asked === undefined) return next();
    const { id, key, words } = asked;
    const { deps, caller } = await visitOf(parts, request, { access: 'see-content', id, path: request.path });
    const { html } = await readMailText({
      ...{ deps, scope: caller.scope, trajectoryId: id, key, language: words },
    });
    allowOwnFrame(response, 'with-inline-style');
    sendPage(response, 200, html);
  });
}

/** Which mail of which trajectory, in which words: those of its receiver if the address does not say. */
function askedIn(request: Request) {
  const id = String(request.params.id).toLowerCase();
  const key = sentWord(request.query as Sent, 'key');
  const words = sentWord(request.query as Sent, 'words');
  if (!isId(id) || key === undefined) return undefined;
  return { id, key, words: words === 'nl' || words === 'en' ? words : undefined } as const;
}
