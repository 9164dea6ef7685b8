import type { Request, Response, Router } from 'express';
import type { ApplicationError } from '../../../../application/application-error.ts';
import type { Parts } from '../../../../application/dependencies.ts';
import { isId } from '../../../../application/ids.ts';
import { sortError } from '../../../../application/outage.ts';
import { readPerson } from '../../../../application/people/find.ts';
import { type ErasureOutcome, erasePerson, previewErasure } from '../../../../application/privacy/erase.ts';
import type { Language } from '../../../../domain/text.ts';
import type { Person } from '../../../../store/people/people.ts';
import { tableInWords } from '../../../../texts/personal-data.ts';
import { makeCsrfToken } from '../../../csrf-token.ts';
import { type Sent, sentText } from '../../../form.ts';
import { leadTo, named } from '../../../http.ts';
import { personMoreTextsOf } from '../../../texts/texts.ts';
import { DataTable } from '../../../ui/console/data-table.tsx';
import { StaffFrame } from '../../../ui/console/staff-frame.tsx';
import { Tick } from '../../../ui/console/tick.tsx';
import type { ConsoleFrame } from '../../../ui/console/types.ts';
import { HiddenFields } from '../../../ui/console/undo-notice.tsx';
import { documentOf } from '../../../ui/render.ts';
import { addressWith, personAddress, trajectoryAddress } from '../../addresses.ts';
import { formSecret } from '../../form-secret.ts';
import { sendStaffPage, visitOf } from '../../request.ts';
import { sealedForm } from '../../sealed.ts';

const path = '/people/:id/erase';
const route = named('/people/{id}/erase');

/** Erasing somebody: first what goes, then, once it was said that it cannot be undone, it is done. */
export function setupErasing(router: Router, parts: Parts): void {
  router.get(path, route, async (request, response, next) => {
    const id = String(request.params.id).toLowerCase();
    if (!isId(id)) return next();
    await sendErase(parts, request, response, { id, sent: {} });
  });
  router.post(path, route, async (request, response, next) => {
    const id = String(request.params.id).toLowerCase();
    if (!isId(id)) return next();
    const { deps, caller, language } = await visitOf(parts, request, askedOf(id));
    const form = await sealedForm(deps, request, response, language);
    if (form === undefined) return;
    const { sent } = form;
    if (sentText(sent, 'confirmed') === undefined) {
      const mistake = personMoreTextsOf(language).erase.confirmMissing;
      return sendErase(parts, request, response, { id, sent, mistake });
    }
    const { scope, person: by } = caller;
    const withDocuments = sentText(sent, 'documents') !== undefined;
    try {
      await erasePerson({ deps, scope, id, by, withDocuments });
      leadTo(response, addressWith(`/people/${id}/privacy`, {}, language));
    } catch (error) {
      if (sortError(error).sort !== 'refusal') throw error;
      // The page says why: it asks the same rules.
      await sendErase(parts, request, response, { id, sent });
    }
  });
}

const askedOf = (id: string) => ({ access: 'erase-people', id, path: `/people/${id}/erase` }) as const;

type ErasePage = {
  readonly frame: ConsoleFrame;
  readonly person: Person;
  readonly outcome?: ErasureOutcome;
  readonly refused?: string;
  readonly mistake?: string | undefined;
  readonly csrfToken: string;
};

async function sendErase(
  parts: Parts,
  request: Request,
  response: Response,
  { id, mistake }: { readonly id: string; readonly sent: Sent; readonly mistake?: string },
): Promise<void> {
  const { deps, caller, frame, language } = await visitOf(parts, request, askedOf(id));
  const { scope } = caller;
  const person = await readPerson({ deps, scope, id });
  const page = { frame, person, mistake, csrfToken: makeCsrfToken(formSecret(deps, request)) };
  try {
    const outcome = await previewErasure({ deps, scope, id });
    sendStaffPage(response, erasePage({ ...page, outcome }), mistake === undefined ? 200 : 422);
  } catch (error) {
    const sorted = sortError(error);
    if (sorted.sort !== 'refusal' || sorted.error.kind === 'not-found') throw error;
    sendStaffPage(response, erasePage({ ...page, refused: sentenceOf(sorted.error, language) }), 422);
  }
}

function sentenceOf({ errors, detail, title }: ApplicationError, language: Language): string {
  return (errors?.[0]?.message ?? detail ?? title)[language];
}

function erasePage(view: ErasePage): string {
  const { frame, person, outcome, refused, mistake } = view;
  const { language } = frame;
  const all = personMoreTextsOf(language);
  const texts = all.erase;
  return documentOf(
    <StaffFrame frame={frame} title={texts.title(person.name)} here="schools">
      <p class="eyebrow">
        <a href={personAddress(person.id, language)}>{all.back(person.name)}</a>
      </p>
      <header class="title-block">
        <h1>{texts.title(person.name)}</h1>
        <p>{all.privacy.eraseLead}</p>
      </header>
      {(refused ?? mistake) !== undefined && (
        <div class="mistakes" role="alert" tabindex={-1} autofocus>
          <h2>{texts.refused}</h2>
          <p>{refused ?? mistake}</p>
        </div>
      )}
      {outcome !== undefined && <Outcome view={view} outcome={outcome} language={language} />}
    </StaffFrame>,
  );
}

function Outcome(props: {
  readonly view: ErasePage;
  readonly outcome: ErasureOutcome;
  readonly language: Language;
}) {
  const { view, outcome, language } = props;
  const texts = personMoreTextsOf(language).erase;
  const { counts, documents, toLookAt, emptied, hasNamesake, sameAddress } = outcome;
  return (
    <form
      method="post"
      action={addressWith(`/people/${view.person.id}/erase`, {}, language)}
      class="card"
      aria-label={texts.title(view.person.name)}
    >
      <HiddenFields fields={[{ name: '_form', value: view.csrfToken }]} />
      <h2>{texts.rows}</h2>
      <DataTable
        caption={texts.rows}
        columns={[
          { key: 'what', title: texts.what, cell: ([table]) => tableInWords(table, language) },
          { key: 'count', title: texts.count, kind: 'number', cell: ([, count]) => count },
        ]}
        rows={Object.entries(counts)}
        keyOf={([table]) => table}
        nameOf={([table]) => tableInWords(table, language)}
        language={language}
      />
      <Lines title={texts.documents} lines={documents.map(({ name }) => name)} />
      <Lines title={texts.toLookAt} lines={toLookAt.map(({ name }) => name)} />
      {toLookAt.length > 0 && <Tick name="documents" label={texts.alsoDocuments} />}
      {emptied.length > 0 && <p>{texts.emptied}</p>}
      <ul>
        {emptied.map(({ trajectory, reference, role }) => (
          <li key={`${trajectory} ${role}`}>
            <a class="in-row" href={trajectoryAddress(trajectory, language)}>
              {reference}
            </a>{' '}
            <span class="hint">{role}</span>
          </li>
        ))}
      </ul>
      {sameAddress.length > 0 && <p>{texts.sameAddress}</p>}
      <ul>
        {sameAddress.map(({ id, name }) => (
          <li key={id}>
            <a class="in-row" href={personAddress(id, language)}>
              {name}
            </a>
          </li>
        ))}
      </ul>
      {hasNamesake && <p>{texts.namesake}</p>}
      <Tick name="confirmed" label={texts.confirm} />
      <div class="buttons">
        <button type="submit" class="primary">
          {texts.doIt(view.person.name)}
        </button>
      </div>
    </form>
  );
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <p>{title}</p>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}
