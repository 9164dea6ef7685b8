import type { Request, Response, Router } from 'express';
import type { Parts } from '../../../application/dependencies.ts';
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
import { MergedTrajectories, MergingForm, MergingFrame, MergingSearch } from '../../ui/console/merging.tsx';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import { documentOf } from '../../ui/render.ts';
import { addressWith, schoolAddress, trajectoryAddress } from '../addresses.ts';
import { formSecret } from '../form-secret.ts';
import { sentWord } from '../query.ts';
import { sendStaffPage, visitOf } from '../request.ts';
import { sealedForm } from '../sealed.ts';

const path = '/schools/:number/merge';
const route = named('/schools/{number}/merge');

/** So many schools are offered; whoever looks for another one says more of it. */
const MOST = 12;

/** Two schools that are one: the other is looked for, what comes together is seen, and then it is done. */
export function setupMergingSchools(router: Router, parts: Parts): void {
  router.get(path, route, (request, response) => {
    const gone = sentWord(request.query as Sent, 'with');
    return sendMerge(parts, request, response, gone);
  });
  router.post(path, route, async (request, response) => {
    const kept = numberIn(request);
    const { deps, caller, language } = await visitOf(parts, request, askedOf(kept));
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
      await sendMerge(parts, request, response, gone);
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
  parts: Parts,
  request: Request,
  response: Response,
  gone: string | undefined,
): Promise<void> {
  const number = numberIn(request);
  const { deps, caller, frame, language } = await visitOf(parts, request, askedOf(number));
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
  const { frame, school, q, found, preview, refused } = view;
  const { language } = frame;
  const texts = schoolMergeTextsOf(language);
  const isChosen = preview !== undefined || refused !== undefined;
  return documentOf(
    <MergingFrame
      frame={frame}
      title={texts.title(school.name)}
      lead={texts.lead(school.name, school.number)}
      back={{ address: schoolAddress(school.number, language), words: `← ${school.name}` }}
      refused={refused === undefined ? undefined : { title: texts.refused, why: refused }}
      other={isChosen ? { address: mergeAddress(school, {}, language), words: texts.other } : undefined}
    >
      {preview !== undefined && <Brought view={view} preview={preview} language={language} />}
      {!isChosen && (
        <MergingSearch
          action={`/schools/${encodeURIComponent(school.number)}/merge`}
          q={q}
          texts={texts}
          found={found.map(({ number, name, municipality }) => ({
            ...{ key: number, name, address: mergeAddress(school, { with: number }, language) },
            label: texts.choose(name, number),
            hint: [number, municipality].filter(Boolean).join(', '),
          }))}
          language={language}
        />
      )}
    </MergingFrame>,
  );
}

function mergeAddress(
  { number }: School,
  parameters: { readonly [name: string]: string },
  language: Language,
): string {
  return addressWith(`/schools/${encodeURIComponent(number)}/merge`, parameters, language);
}

function Brought(props: {
  readonly view: MergePage;
  readonly preview: SchoolMergePreview;
  readonly language: Language;
}) {
  const { view, preview, language } = props;
  const texts = schoolMergeTextsOf(language);
  const { kept, gone, trajectories, moves } = preview;
  return (
    <MergingForm
      action={mergeAddress(kept, {}, language)}
      title={texts.title(kept.name)}
      csrfToken={view.csrfToken}
      gone={gone.number}
      texts={texts}
      button={texts.doIt(gone.name, kept.name)}
    >
      <p>{texts.stays(kept.name, kept.number)}</p>
      <p>{texts.goes(gone.name, gone.number)}</p>
      <p>{texts.trajectories(trajectories.length)}</p>
      <MergedTrajectories
        trajectories={trajectories.map(({ id, reference }) => ({
          ...{ key: id, address: trajectoryAddress(id, language), reference },
        }))}
      />
      <p>{texts.moves(moves.people, moves.freeDays)}</p>
    </MergingForm>
  );
}
