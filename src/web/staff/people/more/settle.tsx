import type { Request, Response, Router } from 'express';
import { isApplicationError } from '../../../../application/application-error.ts';
import type { BulkWork } from '../../../../application/bulk/items.ts';
import { type BulkPreview, previewBulk } from '../../../../application/bulk/preview.ts';
import { startBulk } from '../../../../application/bulk/start.ts';
import { type Departure, readDepartures } from '../../../../application/departures/find.ts';
import { workToSettle } from '../../../../application/departures/settle.ts';
import type { Dependencies, Parts } from '../../../../application/dependencies.ts';
import { isId } from '../../../../application/ids.ts';
import { readPerson } from '../../../../application/people/find.ts';
import { findPeopleInScope } from '../../../../application/people/list.ts';
import type { Language } from '../../../../domain/text.ts';
import type { Person } from '../../../../store/people/people.ts';
import { makeCsrfToken } from '../../../csrf-token.ts';
import { type FieldMistake, type Sent, sentText } from '../../../form.ts';
import { leadTo, named } from '../../../http.ts';
import { personMoreTextsOf, textsOf } from '../../../texts/texts.ts';
import { Choices, Select } from '../../../ui/components/answers.tsx';
import { ErrorSummary, TextInput } from '../../../ui/components/field.tsx';
import { StaffFrame } from '../../../ui/console/staff-frame.tsx';
import type { ConsoleFrame } from '../../../ui/console/types.ts';
import { HiddenFields } from '../../../ui/console/undo-notice.tsx';
import { documentOf } from '../../../ui/render.ts';
import { addressWith, personAddress, trajectoryAddress } from '../../addresses.ts';
import { formSecret } from '../../form-secret.ts';
import { type StaffVisit, sendStaffPage, visitOf } from '../../request.ts';
import { sealedForm } from '../../sealed.ts';
import { Previewed } from '../../trajectories/bulk/bulk-page.tsx';
import { readSettlement } from './settlement.ts';

const path = '/people/:id/settle';

/** So many colleagues can be chosen; somebody else is filled in. */
const MOST = 100;

/** What somebody leaves behind, settled at once: given to somebody else, moved along, or stopped. */
export function setupSettling(router: Router, parts: Parts): void {
  router.get(path, named('/people/{id}/settle'), async (request, response, next) => {
    const asked = await askedIn(parts, request);
    if (asked === undefined) return next();
    await send(asked.visit.deps, request, response, { ...asked, sent: {}, mistakes: [] });
  });
  router.post(`${path}/preview`, named('/people/{id}/settle/preview'), async (request, response, next) => {
    const asked = await askedIn(parts, request);
    if (asked === undefined) return next();
    const { deps, caller, language } = asked.visit;
    const form = await sealedForm(deps, request, response, language);
    if (form === undefined) return;
    await withWork(deps, request, response, { ...asked, sent: form.sent }, async (work) => {
      const preview = await previewBulk({ deps, person: caller.person, work, language });
      await send(deps, request, response, { ...asked, sent: form.sent, mistakes: [], preview });
    });
  });
  router.post(path, named('/people/{id}/settle'), async (request, response, next) => {
    const asked = await askedIn(parts, request);
    if (asked === undefined) return next();
    const { deps, caller, language } = asked.visit;
    const form = await sealedForm(deps, request, response, language);
    if (form === undefined) return;
    await withWork(deps, request, response, { ...asked, sent: form.sent }, async (work) => {
      const kind = sentText(form.sent, 'do') === 'hand-over' ? 'handover' : 'command';
      const { actor } = caller;
      const { id } = await startBulk({ deps, actor, kind, work, idempotencyKey: form.key });
      leadTo(response, addressWith(`/trajectories/bulk/${id}`, {}, language));
    });
  });
}

type AskedSettling = { readonly id: string; readonly visit: StaffVisit };

async function askedIn(parts: Parts, request: Request): Promise<AskedSettling | undefined> {
  const id = String(request.params.id).toLowerCase();
  if (!isId(id)) return undefined;
  return {
    id,
    visit: await visitOf(parts, request, { access: 'act-on-many', path: `/people/${id}/settle` }),
  };
}

/** Goes on with the commands that were asked for; where they cannot be made out, the page says what is missing. */
async function withWork(
  deps: Dependencies,
  request: Request,
  response: Response,
  asked: AskedSettling & { readonly sent: Sent },
  goOn: (work: readonly BulkWork[]) => Promise<void>,
): Promise<void> {
  const { id, sent, visit } = asked;
  const read = readSettlement(sent, visit.language);
  if ('mistakes' in read) return send(deps, request, response, { ...asked, mistakes: read.mistakes });
  let work: readonly BulkWork[];
  try {
    const { scope } = visit.caller;
    work = await workToSettle({ deps, scope, of: { person: id }, settlement: read.settlement });
  } catch (error) {
    if (!isApplicationError(error) || error.kind !== 'invalid') throw error;
    const mistakes = [{ field: 'do', message: error.title[visit.language] }];
    return send(deps, request, response, { ...asked, mistakes });
  }
  await goOn(work);
}

type SettlePage = {
  readonly frame: ConsoleFrame;
  readonly person: Person;
  readonly departures: readonly Departure[];
  readonly colleagues: readonly Person[];
  readonly sent: Sent;
  readonly mistakes: readonly FieldMistake[];
  readonly preview?: BulkPreview;
  readonly csrfToken: string;
};

async function send(
  deps: Dependencies,
  request: Request,
  response: Response,
  asked: AskedSettling & Pick<SettlePage, 'sent' | 'mistakes' | 'preview'>,
): Promise<void> {
  const { id, visit, ...shown } = asked;
  const { caller, frame } = visit;
  const { scope } = caller;
  const person = await readPerson({ deps, scope, id });
  const departures = await readDepartures({ deps, scope, filter: { person: id } });
  const schools = [...new Set(departures.flatMap((one) => one.concerned.flatMap((it) => it.school ?? [])))];
  const [first] = schools;
  const filter =
    person.organisationId !== undefined
      ? { organisation: person.organisationId }
      : schools.length === 1 && first !== undefined
        ? { school: first }
        : undefined;
  const found = filter && (await findPeopleInScope({ deps, scope, filter, page: { limit: MOST } }));
  const colleagues = (found?.items ?? []).filter((one) => one.id !== id && one.leftAt === undefined);
  const csrfToken = makeCsrfToken(formSecret(deps, request));
  const page = settlePage({ ...shown, frame, person, departures, colleagues, csrfToken });
  sendStaffPage(response, page, shown.mistakes.length === 0 ? 200 : 422);
}

function settlePage(view: SettlePage): string {
  const { frame, person, departures, mistakes } = view;
  const { language } = frame;
  const all = personMoreTextsOf(language);
  const texts = all.settle;
  const concerned = departures.flatMap((one) => one.concerned);
  return documentOf(
    <StaffFrame frame={frame} title={texts.title(person.name)} here="schools">
      <p class="eyebrow">
        <a href={personAddress(person.id, language)}>{all.back(person.name)}</a>
      </p>
      <header class="title-block">
        <h1>{texts.title(person.name)}</h1>
        <p>{concerned.length === 0 ? texts.nothing : texts.lead(concerned.length)}</p>
      </header>
      {mistakes.length > 0 && <ErrorSummary mistakes={mistakes} texts={textsOf(language)} />}
      <ul class="choose">
        {concerned.map(({ trajectoryId, schoolName, reference, roles }) => (
          <li key={trajectoryId}>
            <a href={trajectoryAddress(trajectoryId, language)}>{schoolName ?? reference}</a>{' '}
            <span class="hint">{roles.join(', ')}</span>
          </li>
        ))}
      </ul>
      {concerned.length > 0 && <Form view={view} language={language} />}
    </StaffFrame>,
  );
}

function Form({ view, language }: { readonly view: SettlePage; readonly language: Language }) {
  const { person, sent, mistakes, preview, csrfToken } = view;
  const texts = personMoreTextsOf(language).settle;
  const address = (part: string) => addressWith(`/people/${person.id}/settle${part}`, {}, language);
  const errorOf = (name: string) => mistakes.find(({ field }) => field === name)?.message;
  return (
    <form method="post" action={address('')} class="card stacked" aria-label={texts.title(person.name)}>
      <HiddenFields fields={[{ name: '_form', value: csrfToken }]} />
      <Choices
        frame={{ name: 'do', label: texts.how, required: true, error: errorOf('do') }}
        texts={textsOf(language)}
        type="radio"
        options={Object.entries(texts.ways).map(([value, label]) => ({ value, label }))}
        values={[sentText(sent, 'do') ?? 'hand-over']}
      />
      <Fields view={view} language={language} />
      <turbo-frame id="settle-preview">
        {preview !== undefined && <Previewed preview={preview} language={language} />}
      </turbo-frame>
      <div class="buttons">
        <button type="submit" class="primary">
          {texts.doIt}
        </button>
        <button type="submit" class="quiet" formaction={address('/preview')}>
          {texts.preview}
        </button>
      </div>
    </form>
  );
}

function Fields({ view, language }: { readonly view: SettlePage; readonly language: Language }) {
  const { sent, mistakes, colleagues } = view;
  const texts = personMoreTextsOf(language).settle;
  const shared = textsOf(language);
  const field = (name: string, label: string) => ({
    ...{ name, label, required: false, unmarked: true },
    error: mistakes.find((one) => one.field === name)?.message,
  });
  return (
    <>
      {colleagues.length > 0 && (
        <Select
          frame={field('who', texts.who)}
          texts={shared}
          options={colleagues.map(({ id, name, email }) => ({
            value: id,
            label: [name, email].filter(Boolean).join(', '),
          }))}
          value={sentText(sent, 'who')}
          none={texts.someoneNew}
        />
      )}
      <TextInput
        frame={field('name', texts.name)}
        texts={shared}
        value={sentText(sent, 'name')}
        autocomplete="off"
      />
      <TextInput
        frame={field('email', texts.email)}
        texts={shared}
        type="email"
        value={sentText(sent, 'email')}
        autocomplete="off"
      />
      <TextInput
        frame={field('school', texts.school)}
        texts={shared}
        value={sentText(sent, 'school')}
        inputmode="numeric"
        limits={{ maxlength: 10 }}
        narrow
      />
      <TextInput
        frame={field('reason', texts.reason)}
        texts={shared}
        value={sentText(sent, 'reason')}
        limits={{ maxlength: 2000 }}
      />
    </>
  );
}
