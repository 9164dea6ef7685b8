import type { Request, Response, Router } from 'express';
import type { Dependencies } from '../../../application/dependencies.ts';
import {
  mergeSchools,
  previewSchoolMerge,
  type SchoolMergePreview,
} from '../../../application/merging/schools.ts';
import { sortError } from '../../../application/outage.ts';
import { readSchool } from '../../../application/schools/find.ts';
import { search } from '../../../application/search/search.ts';
import type { Language } from '../../../domain/text.ts';
import type { School } from '../../../store/people/schools.ts';
import type { FoundSchool } from '../../../store/search/find.ts';
import { makeCsrfToken } from '../../csrf-token.ts';
import { type Sent, sentText } from '../../form.ts';
import { leadTo, named } from '../../http.ts';
import { schoolMergeTextsOf } from '../../texts/texts.ts';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import { HiddenFields } from '../../ui/console/undo-notice.tsx';
import { documentOf } from '../../ui/render.ts';
import { addressWith, schoolAddress, trajectoryAddress } from '../addresses.ts';
import { sentWord } from '../query.ts';
import { formSecret, sendStaffPage, visitOf } from '../request.ts';
import { sealedForm } from '../sealed.ts';

const path = '/schools/:number/merge';
const route = named('/schools/{number}/merge');

/** So many schools are offered; whoever looks for another one says more of it. */
const MOST = 12;

/** Two schools that are one: the other is looked for, what comes together is seen, and then it is done. */
export function setupMergingSchools(router: Router, deps: Dependencies): void {
  router.get(path, route, (request, response) => {
    const gone = sentWord(request.query as Sent, 'with');
    return sendMerge(deps, request, response, gone);
  });
  router.post(path, route, async (request, response) => {
    const kept = numberIn(request);
    const { caller, language } = await visitOf(deps, request, askedOf(kept));
    const form = await sealedForm(deps, request, response, language);
    if (form === undefined) return;
    const gone = sentText(form.sent, 'with') ?? '';
    try {
      const { scope, person: by } = caller;
      const merged = await mergeSchools({ deps, scope, by, merge: { kept, gone } });
      const { number } = merged.kept;
      leadTo(
        response,
        addressWith(`/schools/${encodeURIComponent(number)}`, { merged: merged.gone.number }, language),
      );
    } catch (error) {
      if (sortError(error).sort !== 'refusal') throw error;
      // The page says why: it asks the same rules.
      await sendMerge(deps, request, response, gone);
    }
  });
}

const askedOf = (number: string) =>
  ({ access: 'merge-schools', path: `/schools/${encodeURIComponent(number)}/merge` }) as const;

function numberIn(request: Request): string {
  return String(request.params.number).replaceAll('\u0000', '').slice(0, 20);
}

type MergePage = {
  readonly frame: ConsoleFrame;
  readonly school: School;
  readonly q: string;
  readonly found: readonly FoundSchool[];
  readonly preview?: SchoolMergePreview;
  /** Why it cannot be done. */
  readonly refused?: string;
  readonly csrfToken: string;
};

async function sendMerge(
  deps: Dependencies,
  request: Request,
  response: Response,
  gone: string | undefined,
): Promise<void> {
  const number = numberIn(request);
  const { caller, frame, language } = await visitOf(deps, request, askedOf(number));
  const { scope } = caller;
  const school = await readSchool(deps, scope, number);
  const q = sentWord(request.query as Sent, 'q') ?? school.name;
  const page = { frame, school, q, csrfToken: makeCsrfToken(formSecret(deps, request)) };
  if (gone === undefined) {
    const { schools } = await search({ deps, scope, q, language, limit: MOST });
    const found = schools.items.filter((one) => one.number !== school.number);
    return sendStaffPage(response, mergePage({ ...page, found }));
  }
  try {
    const preview = await previewSchoolMerge({ deps, scope, merge: { kept: school.number, gone } });
    sendStaffPage(response, mergePage({ ...page, found: [], preview }));
  } catch (error) {
    const sorted = sortError(error);
    if (sorted.sort !== 'refusal') throw error;
    const refused = (sorted.error.errors?.[0]?.message ?? sorted.error.title)[language];
    sendStaffPage(response, mergePage({ ...page, found: [], refused }), 422);
  }
}

function mergePage(view: MergePage): string {
  const { frame, school, preview, refused } = view;
  const { language } = frame;
  const texts = schoolMergeTextsOf(language);
  return documentOf(
    <StaffFrame frame={frame} title={texts.title(school.name)} here="schools">
      <p class="eyebrow">
        <a href={schoolAddress(school.number, language)}>← {school.name}</a>
      </p>
      <header class="title-block">
        <h1>{texts.title(school.name)}</h1>
        <p>{texts.lead(school.name, school.number)}</p>
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
          <a href={mergeAddress(school, {}, language)}>{texts.other}</a>
        </p>
      )}
    </StaffFrame>,
  );
}

type Shown = { readonly view: MergePage; readonly language: Language };

function Search({ view: { school, q, found }, language }: Shown) {
  const texts = schoolMergeTextsOf(language);
  return (
    <section class="card" aria-label={texts.button}>
      <form method="get" action={`/schools/${encodeURIComponent(school.number)}/merge`} class="filter">
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
        {found.map(({ number, name, municipality }) => (
          <li key={number} data-row>
            <a
              href={mergeAddress(school, { with: number }, language)}
              aria-label={texts.choose(name, number)}
            >
              {name}
            </a>{' '}
            <span class="hint">{[number, municipality].filter(Boolean).join(', ')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function mergeAddress(
  { number }: School,
  parameters: { readonly [name: string]: string },
  language: Language,
): string {
  return addressWith(`/schools/${encodeURIComponent(number)}/merge`, parameters, language);
}

function Brought({ view, preview, language }: Shown & { readonly preview: SchoolMergePreview }) {
  const texts = schoolMergeTextsOf(language);
  const { kept, gone, trajectories, moves } = preview;
  return (
    <form
      method="post"
      action={mergeAddress(kept, {}, language)}
      class="card"
      aria-label={texts.title(kept.name)}
    >
      <HiddenFields
        fields={[
          { name: '_form', value: view.csrfToken },
          { name: 'with', value: gone.number },
        ]}
      />
      <section class="changes" aria-label={texts.changes}>
        <h2>{texts.changes}</h2>
        <p>{texts.stays(kept.name, kept.number)}</p>
        <p>{texts.goes(gone.name, gone.number)}</p>
        <p>{texts.trajectories(trajectories.length)}</p>
        <ul>
          {trajectories.map(({ id, reference }) => (
            <li key={id}>
              <a href={trajectoryAddress(id, language)}>{reference}</a>
            </li>
          ))}
        </ul>
        <p>{texts.moves(moves.people, moves.freeDays)}</p>
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
