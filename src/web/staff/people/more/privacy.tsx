import type { Request, Response, Router } from 'express';
import type { Parts } from '../../../../application/dependencies.ts';
import { isId } from '../../../../application/ids.ts';
import { exportPerson, type PersonalData } from '../../../../application/privacy/export.ts';
import { personalDataInWords } from '../../../../application/privacy/in-words.ts';
import { extentOf } from '../../../../domain/access/permissions.ts';
import { named } from '../../../http.ts';
import { personMoreTextsOf } from '../../../texts/texts.ts';
import { StaffFrame } from '../../../ui/console/staff-frame.tsx';
import type { ConsoleFrame } from '../../../ui/console/types.ts';
import { documentOf } from '../../../ui/render.ts';
import { addressWith, personAddress } from '../../addresses.ts';
import { sendStaffPage, visitOf } from '../../request.ts';
import { setupErasing } from './erase.tsx';

/** What is kept about somebody: to be read, handed over, and erased. */
export function setupPrivacyOfPeople(router: Router, parts: Parts): void {
  router.get('/people/:id/privacy', named('/people/{id}/privacy'), async (request, response, next) => {
    const asked = await askedIn(parts, request, 'privacy');
    if (asked === undefined) return next();
    const { data, visit } = asked;
    const { deps, frame, language, caller } = visit;
    const text = await personalDataInWords(deps.store, data, language);
    const mayErase = extentOf(caller.function, 'erase-people') !== undefined;
    sendStaffPage(response, privacyPage({ frame, data, text, mayErase }));
  });
  router.get(
    '/people/:id/privacy.json',
    named('/people/{id}/privacy.json'),
    async (request, response, next) => {
      const asked = await askedIn(parts, request, 'privacy.json');
      if (asked === undefined) return next();
      sendFile(response, 'json', JSON.stringify(asked.data, undefined, 2));
    },
  );
  router.get(
    '/people/:id/privacy.txt',
    named('/people/{id}/privacy.txt'),
    async (request, response, next) => {
      const asked = await askedIn(parts, request, 'privacy.txt');
      if (asked === undefined) return next();
      sendFile(
        response,
        'txt',
        await personalDataInWords(asked.visit.deps.store, asked.data, asked.visit.language),
      );
    },
  );
  setupErasing(router, parts);
}

async function askedIn(parts: Parts, request: Request, part: string) {
  const id = String(request.params.id).toLowerCase();
  if (!isId(id)) return undefined;
  const asked = { access: 'see-personal-data', id, path: `/people/${id}/${part}` } as const;
  const visit = await visitOf(parts, request, asked);
  return { visit, data: await exportPerson({ deps: visit.deps, scope: visit.caller.scope, id }) };
}

function sendFile(response: Response, kind: 'json' | 'txt', text: string): void {
  response.set({
    'Content-Type': kind === 'json' ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8',
    'Content-Disposition': `attachment; filename="personal-data.${kind}"`,
    'Cache-Control': 'no-store',
    'X-Robots-Tag': 'noindex, nofollow',
  });
  response.end(text);
}

function privacyPage(view: {
  readonly frame: ConsoleFrame;
  readonly data: PersonalData;
  readonly text: string;
  readonly mayErase: boolean;
}): string {
  const { frame, data, text, mayErase } = view;
  const { language } = frame;
  const all = personMoreTextsOf(language);
  const texts = all.privacy;
  const { id, name, erasedAt } = data.person;
  const address = (part: string) => addressWith(`/people/${id}/${part}`, {}, language);
  return documentOf(
    <StaffFrame frame={frame} title={texts.title(name)} here="schools">
      <p class="eyebrow">
        <a href={personAddress(id, language)}>{all.back(name)}</a>
      </p>
      <header class="title-block">
        <h1>{texts.title(name)}</h1>
        <p>{erasedAt === undefined ? texts.lead : texts.erased}</p>
      </header>
      <p class="buttons">
        <a class="button secondary" href={address('privacy.txt')} data-turbo="false">
          {texts.text}
        </a>
        <a class="button secondary" href={address('privacy.json')} data-turbo="false">
          {texts.json}
        </a>
      </p>
      {erasedAt === undefined && (
        <section class="card" aria-labelledby="erase-title">
          <h2 id="erase-title">{texts.erase}</h2>
          <p>{texts.eraseLead}</p>
          {mayErase ? (
            <p>
              <a class="button secondary" href={address('erase')}>
                {texts.eraseLink}
              </a>
            </p>
          ) : (
            <p class="hint">{texts.mayNotErase}</p>
          )}
          <p class="hint">
            <a href={personAddress(id, language)}>{texts.correct}</a>
          </p>
        </section>
      )}
      <section class="card" aria-labelledby="all-title">
        <h2 id="all-title">{texts.all}</h2>
        <pre class="held">{text}</pre>
      </section>
    </StaffFrame>,
  );
}
