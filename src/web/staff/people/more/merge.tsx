import type { Request, Response, Router } from 'express';
import type { Dependencies } from '../../../../application/dependencies.ts';
import { isId } from '../../../../application/ids.ts';
import { type MergePreview, mergePeople, previewMerge } from '../../../../application/merging/people.ts';
import { sortError } from '../../../../application/outage.ts';
import { readPerson } from '../../../../application/people/find.ts';
import { search } from '../../../../application/search/search.ts';
import type { Language } from '../../../../domain/text.ts';
import type { Person } from '../../../../store/people/people.ts';
import type { FoundPerson } from '../../../../store/search/find.ts';
import { makeCsrfToken } from '../../../csrf-token.ts';
import { type Sent, sentText } from '../../../form.ts';
import { leadTo, named } from '../../../http.ts';
import { personMoreTextsOf } from '../../../texts/texts.ts';
import { StaffFrame } from '../../../ui/console/staff-frame.tsx';
import type { ConsoleFrame } from '../../../ui/console/types.ts';
import { HiddenFields } from '../../../ui/console/undo-notice.tsx';
import { documentOf } from '../../../ui/render.ts';
import { addressWith, personAddress, trajectoryAddress } from '../../addresses.ts';
import { sentWord } from '../../query.ts';
import { formSecret, sendStaffPage, visitOf } from '../../request.ts';
import { sealedForm } from '../../sealed.ts';

const path = '/people/:id/merge';
const route = named('/people/{id}/merge');

/** So many people are offered; whoever looks for another one says more of them. */
const MOST = 12;

/** Two people who are one: the other is looked for, what comes together is seen, and then it is done. */
export function setupMergingPeople(router: Router, deps: Dependencies): void {
  router.get(path, route, async (request, response, next) => {
    const id = String(request.params.id).toLowerCase();
    if (!isId(id)) return next();
    const gone = sentWord(request.query as Sent, 'with')?.toLowerCase();
    await sendMerge(deps, request, response, {
      id,
      gone: gone !== undefined && isId(gone) ? gone : undefined,
    });
  });
  router.post(path, route, async (request, response, next) => {
    const id = String(request.params.id).toLowerCase();
    if (!isId(id)) return next();
    const asked = { access: 'change-people', id, path: `/people/${id}/merge` } as const;
    const { caller, language } = await visitOf(deps, request, asked);
    const form = await sealedForm(deps, request, response, language);
    if (form === undefined) return;
    const gone = sentText(form.sent, 'with')?.toLowerCase() ?? '';
    if (!isId(gone)) return leadTo(response, addressWith(`/people/${id}/merge`, {}, language));
    try {
      const { scope, person: by } = caller;
      await mergePeople({ deps, scope, by, merge: { kept: id, gone } });
      leadTo(response, addressWith(`/people/${id}`, { did: 'merge' }, language));
    } catch (error) {
      if (sortError(error).sort !== 'refusal') throw error;
      // The page says why: it asks the same rules.
      await sendMerge(deps, request, response, { id, gone });
    }
  });
}

type MergePage = {
  readonly frame: ConsoleFrame;
  readonly person: Person;
  readonly q: string;
  readonly found: readonly FoundPerson[];
  readonly preview?: MergePreview;
  /** Why it cannot be done. */
  readonly refused?: string;
  readonly csrfToken: string;
};

async function sendMerge(
  deps: Dependencies,
  request: Request,
  response: Response,
  { id, gone }: { readonly id: string; readonly gone: string | undefined },
): Promise<void> {
  const asked = { access: 'change-people', id, path: `/people/${id}/merge` } as const;
  const { caller, frame, language } = await visitOf(deps, request, asked);
  const { scope } = caller;
  const person = await readPerson({ deps, scope, id });
  const q = sentWord(request.query as Sent, 'q') ?? person.name;
  const page = { frame, person, q, csrfToken: makeCsrfToken(formSecret(deps, request)) };
  if (gone === undefined) {
    const { people } = await search({ deps, scope, q, language, limit: MOST });
    const found = people.items.filter((one) => one.id !== id);
    return sendStaffPage(response, mergePage({ ...page, found }));
  }
  try {
    const preview = await previewMerge({ deps, scope, merge: { kept: id, gone } });
    sendStaffPage(response, mergePage({ ...page, found: [], preview }));
  } catch (error) {
    const sorted = sortError(error);
    if (sorted.sort !== 'refusal' || sorted.error.kind === 'not-found') throw error;
    const refused = (sorted.error.errors?.[0]?.message ?? sorted.error.title)[language];
    sendStaffPage(response, mergePage({ ...page, found: [], refused }), 422);
  }
}

function mergePage(view: MergePage): string {
  const { frame, person, preview, refused } = view;
  const { language } = frame;
  const all = personMoreTextsOf(language);
  const texts = all.merge;
  return documentOf(
    <StaffFrame frame={frame} title={texts.title(person.name)} here="schools">
      <p class="eyebrow">
        <a href={personAddress(person.id, language)}>{all.back(person.name)}</a>
      </p>
      <header class="title-block">
        <h1>{texts.title(person.name)}</h1>
        <p>{texts.lead(person.name)}</p>
      </header>
      {refused !== undefined && (
        <div class="mistakes" role="alert" tabindex={-1} autofocus>
          <h2>{texts.refused}</h2>
          <p>{refused}</p>
        </div>
      )}
      {preview !== undefined && <Brought view={view} preview={preview} language={language} />}
      {preview === undefined && refused === undefined && <Search view={view} language={language} />}
      {(preview !== undefined || refused !== undefined) && (
        <p>
          <a href={addressWith(`/people/${person.id}/merge`, {}, language)}>{texts.other}</a>
        </p>
      )}
    </StaffFrame>,
  );
}

type Shown = { readonly view: MergePage; readonly language: Language };

function Search({ view: { person, q, found }, language }: Shown) {
  const texts = personMoreTextsOf(language).merge;
  const address = `/people/${person.id}/merge`;
  return (
    <section class="card" aria-label={texts.button}>
      <form method="get" action={address} class="filter">
        <input type="hidden" name="lang" value={language} />
        <div class="field">
          <label for="other">{texts.search}</label>
          <input type="search" id="other" name="q" value={q} maxlength={100} autocomplete="off" />
        </div>
        <button type="submit" class="secondary">
          {texts.button}
        </button>
      </form>
      {found.length === 0 && <p class="hint">{texts.none}</p>}
      <ul class="choose">
        {found.map(({ id, name, email, of }) => (
          <li key={id} data-row>
            <a href={addressWith(address, { with: id }, language)} aria-label={texts.choose(name)}>
              {name}
            </a>{' '}
            <span class="hint">{[email, of].filter(Boolean).join(', ')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Brought({ view, preview, language }: Shown & { readonly preview: MergePreview }) {
  const texts = personMoreTextsOf(language).merge;
  const { kept, gone, trajectories, moves, linksDie, remindersOff } = preview;
  return (
    <form
      method="post"
      action={addressWith(`/people/${kept.id}/merge`, {}, language)}
      class="card"
      aria-label={texts.title(kept.name)}
    >
      <HiddenFields
        fields={[
          { name: '_form', value: view.csrfToken },
          { name: 'with', value: gone.id },
        ]}
      />
      <section class="changes" aria-label={texts.changes}>
        <h2>{texts.changes}</h2>
        <p>{texts.stays(kept.name, kept.email)}</p>
        <p>{texts.goes(gone.name, gone.email)}</p>
        <p>{texts.trajectories(trajectories.length)}</p>
        <ul>
          {trajectories.map(({ id, reference, roles }) => (
            <li key={id}>
              <a href={trajectoryAddress(id, language)}>{reference}</a>{' '}
              <span class="hint">{roles.join(', ')}</span>
            </li>
          ))}
        </ul>
        <p>{texts.moves(moves.mails, moves.documents)}</p>
        {linksDie && <p>{texts.linksDie}</p>}
        {remindersOff && <p>{texts.remindersOff}</p>}
        <p class="wrong">{texts.final}</p>
      </section>
      <div class="buttons">
        <button type="submit" class="primary">
          {texts.doIt(gone.name, kept.name)}
        </button>
      </div>
    </form>
  );
}
