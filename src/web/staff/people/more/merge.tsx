import type { Request, Response, Router } from 'express';
import type { Parts } from '../../../../application/dependencies.ts';
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
import {
  MergedTrajectories,
  MergingForm,
  MergingFrame,
  MergingSearch,
} from '../../../ui/console/merging.tsx';
import type { ConsoleFrame } from '../../../ui/console/types.ts';
import { documentOf } from '../../../ui/render.ts';
import { addressWith, personAddress, trajectoryAddress } from '../../addresses.ts';
import { formSecret } from '../../form-secret.ts';
import { sentWord } from '../../query.ts';
import { sendStaffPage, visitOf } from '../../request.ts';
import { sealedForm } from '../../sealed.ts';

const path = '/people/:id/merge';
const route = named('/people/{id}/merge');

/** So many people are offered; whoever looks for another one says more of them. */
const MOST = 12;

/** Two people who are one: the other is looked for, what comes together is seen, and then it is done. */
export function setupMergingPeople(router: Router, parts: Parts): void {
  router.get(path, route, async (request, response, next) => {
    const id = String(request.params.id).toLowerCase();
    if (!isId(id)) return next();
    const gone = sentWord(request.query as Sent, 'with')?.toLowerCase();
    await sendMerge(parts, request, response, {
      id,
      gone: gone !== undefined && isId(gone) ? gone : undefined,
    });
  });
  router.post(path, route, async (request, response, next) => {
    const id = String(request.params.id).toLowerCase();
    if (!isId(id)) return next();
    const asked = { access: 'change-people', id, path: `/people/${id}/merge` } as const;
    const { deps, caller, language } = await visitOf(parts, request, asked);
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
      await sendMerge(parts, request, response, { id, gone });
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
  parts: Parts,
  request: Request,
  response: Response,
  { id, gone }: { readonly id: string; readonly gone: string | undefined },
): Promise<void> {
  const asked = { access: 'change-people', id, path: `/people/${id}/merge` } as const;
  const { deps, caller, frame, language } = await visitOf(parts, request, asked);
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
  const { frame, person, q, found, preview, refused } = view;
  const { language } = frame;
  const all = personMoreTextsOf(language);
  const texts = all.merge;
  const path = `/people/${person.id}/merge`;
  const isChosen = preview !== undefined || refused !== undefined;
  return documentOf(
    <MergingFrame
      frame={frame}
      title={texts.title(person.name)}
      lead={texts.lead(person.name)}
      back={{ address: personAddress(person.id, language), words: all.back(person.name) }}
      refused={refused === undefined ? undefined : { title: texts.refused, why: refused }}
      other={isChosen ? { address: addressWith(path, {}, language), words: texts.other } : undefined}
    >
      {preview !== undefined && <Brought view={view} preview={preview} language={language} />}
      {!isChosen && (
        <MergingSearch
          action={path}
          q={q}
          texts={texts}
          found={found.map(({ id, name, email, of }) => ({
            ...{ key: id, name, address: addressWith(path, { with: id }, language) },
            ...{ label: texts.choose(name), hint: [email, of].filter(Boolean).join(', ') },
          }))}
          language={language}
        />
      )}
    </MergingFrame>,
  );
}

function Brought(props: {
  readonly view: MergePage;
  readonly preview: MergePreview;
  readonly language: Language;
}) {
  const { view, preview, language } = props;
  const texts = personMoreTextsOf(language).merge;
  const { kept, gone, trajectories, moves, linksDie, remindersOff } = preview;
  return (
    <MergingForm
      action={addressWith(`/people/${kept.id}/merge`, {}, language)}
      title={texts.title(kept.name)}
      csrfToken={view.csrfToken}
      gone={gone.id}
      texts={texts}
      button={texts.doIt(gone.name, kept.name)}
    >
      <p>{texts.stays(kept.name, kept.email)}</p>
      <p>{texts.goes(gone.name, gone.email)}</p>
      <p>{texts.trajectories(trajectories.length)}</p>
      <MergedTrajectories
        trajectories={trajectories.map(({ id, reference, roles }) => ({
          ...{ key: id, address: trajectoryAddress(id, language), reference, hint: roles.join(', ') },
        }))}
      />
      <p>{texts.moves(moves.mails, moves.documents)}</p>
      {linksDie && <p>{texts.linksDie}</p>}
      {remindersOff && <p>{texts.remindersOff}</p>}
    </MergingForm>
  );
}
