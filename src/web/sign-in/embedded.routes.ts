import type { NextFunction, Request, Response, Router } from 'express';
import { listChoosable } from '../../application/access/choosable.ts';
import { callbackUrl } from '../../application/access/sign-in.ts';
import { afterSignOutUrl } from '../../application/access/sign-out.ts';
import type { Dependencies } from '../../application/dependencies.ts';
import { personWith } from '../../application/people/find.ts';
import { isLocal } from '../../http/credentials.ts';
import { unknownAddress } from '../../http/errors.ts';
import {
  createEmbeddedProvider,
  finishInteraction,
  INTERACTION_PATH,
} from '../../platform/embedded/sign-in/provider.ts';
import { EMBEDDED_PATH, embeddedProvider } from '../../platform/sign-in/providers.ts';
import { makeCsrfToken, readCsrfToken } from '../csrf-token.ts';
import { chosenLanguage, named, readForm, sendPage } from '../http.ts';
import { frameOf, sendTrouble } from './frame.ts';
import { choosePage } from './pages/choose-page.tsx';
import { providerPages } from './pages/provider-pages.tsx';

/**
 * The provider that comes along for a try-out: a real one, on which one picks who one is. It asks for no password, so
 * it answers to this machine only.
 */
export function setupEmbeddedProvider(router: Router, deps: Dependencies): void {
  const { configuration } = deps;
  const create = async () => {
    const made = await createEmbeddedProvider({
      client: embeddedProvider(configuration),
      redirectUri: callbackUrl(deps),
      afterSignOut: afterSignOutUrl(deps),
      backChannel: `${configuration.http.publicUrl}/sign-in/ended-at-provider`,
      addressOf: (id) => personWith(deps, id),
      pages: providerPages,
    });
    made.on('server_error', (_context, error) =>
      deps.logger.error({ err: error }, 'the embedded provider failed'),
    );
    return { made, answer: made.callback() };
  };
  let created: ReturnType<typeof create> | undefined;
  const provider = () => {
    created ??= create();
    return created;
  };
  router.use(EMBEDDED_PATH, named(EMBEDDED_PATH), onlyFromHere);
  const path = `${EMBEDDED_PATH}${INTERACTION_PATH}/:id`;
  router.get(path, named(path), async (request, response) => {
    const { made } = await provider();
    const interaction = await made.interactionDetails(request, response).catch(() => undefined);
    if (interaction === undefined) return sendTrouble(request, response, 'notBegun', 400);
    const people = await listChoosable(deps);
    const action = `${EMBEDDED_PATH}${INTERACTION_PATH}/${interaction.uid}`;
    const wanted = interaction.params.ui_locales === 'en' ? 'en' : 'nl';
    const frame = frameOf(request, action, chosenLanguage(request) ?? wanted);
    sendPage(
      response,
      200,
      choosePage({ ...frame, action, csrfToken: makeCsrfToken(interaction.uid), people }),
    );
  });
  router.post(path, named(path), async (request, response) => {
    const { made } = await provider();
    const interaction = await made.interactionDetails(request, response).catch(() => undefined);
    const form = await readForm(request, response);
    const { person, _form } = form.kind === 'read' ? form.sent : {};
    const isOurs = interaction !== undefined && readCsrfToken(interaction.uid, _form) !== undefined;
    const chosen = (await listChoosable(deps)).find(({ id }) => id === person);
    if (!isOurs || chosen === undefined) return sendTrouble(request, response, 'notBegun', 400);
    await finishInteraction(made, interaction, { request, response, person: chosen.id });
  });
  router.use(EMBEDDED_PATH, async (request, response) => (await provider()).answer(request, response));
}

function onlyFromHere(request: Request, _response: Response, next: NextFunction): void {
  next(isLocal(request) ? undefined : unknownAddress());
}
