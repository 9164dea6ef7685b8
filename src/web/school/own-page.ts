import type { Router } from 'express';
import type { Dependencies } from '../../application/dependencies.ts';
import type { OpenedLink } from '../../application/links/open.ts';
import type { LinkVisit } from '../../application/links/visit.ts';
import type { FormDraft, Sent } from '../form.ts';
import { leadTo, named, sendPage } from '../http.ts';
import { refusedBeside } from '../mistakes.ts';
import type { OwnFormFrame } from './pages/own-form-page.tsx';
import { serviceOf } from './view/service.ts';
import { formOf, type Visit, visitOf } from './visit.ts';

/** A page of a link with one form, about the school as a whole and not about a step. */
export type OwnPage = {
  readonly name: 'question' | 'teachers';
  /** Whoever cannot is led back to their own page. */
  readonly may: (opened: OpenedLink) => boolean;
  /** Does what was asked, and gives what its address says afterwards. */
  readonly act: (visit: LinkVisit, sent: Sent) => Promise<{ readonly asked: string }>;
  readonly page: (deps: Dependencies, visit: Visit, shown: Shown) => Promise<string>;
};

type Shown = { readonly frame: OwnFormFrame; readonly draft: FormDraft | undefined };

/** Shows such a page, and does what its form asks. */
export function setupOwnPage(router: Router, deps: Dependencies, own: OwnPage): void {
  const { name, may, act } = own;
  const [path, route] = [`/p/:token/${name}`, `/p/{token}/${name}`];
  router.get(path, named(route), async (request, response) => {
    const visit = await visitOf(deps, request, response);
    if (visit === undefined) return;
    if (!may(visit.opened)) return leadTo(response, visit.addresses.home());
    await send(deps, own, visit);
  });
  router.post(path, named(route), async (request, response) => {
    const visit = await visitOf(deps, request, response);
    const form = visit && (await formOf(visit));
    if (visit === undefined || form === undefined) return;
    const { opened, language, addresses } = visit;
    if (!may(opened)) return leadTo(response, addresses.home());
    const { sent, number: key } = form;
    let after: { readonly asked: string };
    try {
      after = await act({ deps, opened, key }, sent);
    } catch (error) {
      return send(deps, own, visit, { sent, ...refusedBeside(error, language) });
    }
    leadTo(response, addresses[name](after));
  });
}

async function send(deps: Dependencies, own: OwnPage, visit: Visit, draft?: FormDraft): Promise<void> {
  const { response, opened, language, addresses } = visit;
  const frame = {
    ...{ language, home: addresses.home(), otherLanguage: addresses.otherLanguage() },
    ...{ service: serviceOf(opened, language), action: addresses[own.name](), token: opened.token },
  };
  sendPage(response, draft === undefined ? 200 : 422, await own.page(deps, visit, { frame, draft }));
}
