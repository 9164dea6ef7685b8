import type { ComponentChildren } from 'preact';
import type { ModelChoice, RunningTrajectory, Unfit } from '../../../application/enrolment/choices.ts';
import type { EnrolmentPreview } from '../../../application/enrolment/preview.ts';
import type { Language } from '../../../domain/text.ts';
import type { School } from '../../../store/people/schools.ts';
import type { FoundSchool } from '../../../store/search/find.ts';
import { longDate, shortDate } from '../../../texts/dates.ts';
import { statusWords } from '../../../texts/statuses.ts';
import type { FieldMistake, Sent } from '../../form.ts';
import { consoleTextsOf, enrolListTextsOf, enrolTextsOf, textsOf } from '../../texts/texts.ts';
import { ErrorSummary } from '../../ui/components/field.tsx';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import { HiddenFields } from '../../ui/console/undo-notice.tsx';
import { documentOf } from '../../ui/render.ts';
import { addressWith, trajectoryAddress } from '../addresses.ts';
import { EnrolFields } from './form.tsx';
import { Outlook } from './outlook.tsx';
import type { Enrolling } from './reading.ts';

/** What was chosen so far, and what there is to choose next. */
export type EnrolPage = {
  readonly q: string;
  readonly found?: { readonly items: readonly FoundSchool[]; readonly total: number };
  readonly school?: School;
  readonly running: readonly RunningTrajectory[];
  readonly models: readonly ModelChoice[];
  /** Once a school and a model were chosen: who, where, when. */
  readonly form?: EnrolForm;
};

/** The last part, with what was sent and what it would bring. */
export type EnrolForm = {
  readonly asked: Enrolling;
  readonly sent: Sent;
  readonly mistakes: readonly FieldMistake[];
  readonly note?: string;
  readonly csrfToken: string;
  readonly preview?: EnrolmentPreview;
  readonly now: string;
};

/** One page on which somebody is enrolled: each answer narrows what is asked next, and what comes of it is seen before. */
export function enrolPage(view: EnrolPage, frame: ConsoleFrame): string {
  const { language } = frame;
  const texts = enrolTextsOf(language);
  const { school, form } = view;
  return documentOf(
    <StaffFrame frame={frame} title={texts.title}>
      <header class="title-block">
        <h1>{texts.title}</h1>
        <p>
          {texts.what}{' '}
          <a href={addressWith('/enrol/lists', {}, language)}>{enrolListTextsOf(language).open}</a>
        </p>
      </header>
      {school === undefined ? (
        <ChooseSchool view={view} language={language} />
      ) : (
        <Chosen title={texts.school} address={addressWith('/enrol', {}, language)} other={texts.otherSchool}>
          <strong>{school.name}</strong>{' '}
          <span class="hint">{[school.number, school.municipality].filter(Boolean).join(', ')}</span>
          <Running running={view.running} language={language} />
        </Chosen>
      )}
      {school !== undefined && form === undefined && (
        <ChooseModel models={view.models} school={school} language={language} />
      )}
      {school !== undefined && form !== undefined && (
        <>
          <Chosen
            title={texts.model}
            address={addressWith('/enrol', { school: school.number }, language)}
            other={texts.otherModel}
          >
            <strong>{form.asked.template.title[language]}</strong>
          </Chosen>
          <TheForm form={form} school={school} language={language} />
        </>
      )}
    </StaffFrame>,
  );
}

function Chosen(props: {
  readonly title: string;
  readonly address: string;
  readonly other: string;
  readonly children: ComponentChildren;
}) {
  return (
    <section class="card" aria-label={props.title}>
      <div class="notice">
        <div>{props.children}</div>
        <a class="button quiet" href={props.address}>
          {props.other}
        </a>
      </div>
    </section>
  );
}

function ChooseSchool({ view, language }: { readonly view: EnrolPage; readonly language: Language }) {
  const texts = enrolTextsOf(language);
  const { q, found } = view;
  return (
    <section class="card" aria-labelledby="school-title">
      <h2 id="school-title">{texts.school}</h2>
      <form class="filter" method="get" action="/enrol">
        <input type="hidden" name="lang" value={language} />
        <div class="field">
          <label for="school-q">{texts.search}</label>
          <input
            type="search"
            id="school-q"
            name="q"
            value={q}
            maxlength={100}
            autocomplete="off"
            autofocus
          />
          <p class="hint">{texts.searchHint}</p>
        </div>
        <button type="submit" class="secondary">
          {texts.searchButton}
        </button>
      </form>
      {found !== undefined && (
        <>
          <p class="hint" role="status">
            {texts.found(found.items.length, found.total)}
          </p>
          <ul class="choose">
            {found.items.map(({ number, name, municipality }) => (
              <li key={number} data-row>
                <a href={addressWith('/enrol', { school: number }, language)}>{name}</a>{' '}
                <span class="hint">{[number, municipality].filter(Boolean).join(', ')}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Running(props: { readonly running: readonly RunningTrajectory[]; readonly language: Language }) {
  const { running, language } = props;
  const texts = enrolTextsOf(language);
  if (running.length === 0) return <p class="hint">{texts.runningNone}</p>;
  return (
    <ul class="choose" aria-label={texts.running}>
      {running.map(({ id, title, status, start }) => (
        <li key={id}>
          <a href={trajectoryAddress(id, language)}>{title[language]}</a>{' '}
          <span class={`badge badge-${status}`}>{statusWords[language][status]}</span>{' '}
          <span class="hint">{consoleTextsOf(language).road.from(shortDate(start, language))}</span>
        </li>
      ))}
    </ul>
  );
}

function ChooseModel(props: {
  readonly models: readonly ModelChoice[];
  readonly school: School;
  readonly language: Language;
}) {
  const { models, school, language } = props;
  const texts = enrolTextsOf(language);
  return (
    <section class="card" aria-labelledby="model-title">
      <h2 id="model-title">{texts.model}</h2>
      <ul class="choose">
        {models.map(({ template: { id, title, summary }, running, unfit }) => {
          const reason =
            running === undefined ? unfitWords(unfit, language) : texts.already(running.reference);
          return (
            <li key={id} data-row={reason === undefined ? true : undefined}>
              {reason === undefined ? (
                <>
                  <a href={addressWith('/enrol', { school: school.number, template: id }, language)}>
                    {title[language]}
                  </a>
                  <p class="hint">{summary[language]}</p>
                </>
              ) : (
                <span class="hint">
                  {title[language]}: {reason}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function unfitWords(unfit: Unfit | undefined, language: Language): string | undefined {
  const texts = enrolTextsOf(language).unfit;
  if (unfit === undefined) return undefined;
  return unfit.why === 'over' ? texts.over(longDate(unfit.until, language)) : texts[unfit.subject];
}

function TheForm(props: { readonly form: EnrolForm; readonly school: School; readonly language: Language }) {
  const { form, school, language } = props;
  const { asked, sent, mistakes, note, csrfToken, preview, now } = form;
  const texts = enrolTextsOf(language);
  const address = (path: string) =>
    addressWith(path, { school: school.number, template: asked.template.id }, language);
  return (
    <form method="post" action={address('/enrol')} class="card enrol" data-previews>
      {(mistakes.length > 0 || note !== undefined) && (
        <ErrorSummary mistakes={mistakes} texts={textsOf(language)} note={note} />
      )}
      <HiddenFields fields={[{ name: '_form', value: csrfToken }]} />
      <div class="columns">
        <div class="column-main">
          <EnrolFields asked={asked} sent={sent} mistakes={mistakes} />
          <div class="buttons">
            <button type="submit" class="primary">
              {texts.button(school.name)}
            </button>
            <button
              type="submit"
              class="quiet"
              formaction={address('/enrol/preview')}
              formnovalidate
              data-turbo-frame="enrol-preview"
              data-preview-button
            >
              {texts.preview}
            </button>
          </div>
        </div>
        <div class="column-side">
          <turbo-frame id="enrol-preview">
            {preview !== undefined && <Outlook preview={preview} now={now} language={language} />}
          </turbo-frame>
        </div>
      </div>
    </form>
  );
}
