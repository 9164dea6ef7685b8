import type { Language } from '../../../domain/text.ts';
import { FILE } from '../../form.ts';
import { FREE_DAYS } from '../../school/forms/field-names.ts';
import { actTextsOf, dayTextsOf, textsOf } from '../../texts/texts.ts';
import { controlAttributes, ErrorSummary, Field } from '../../ui/components/field.tsx';
import { Remark } from '../../ui/components/notice.tsx';
import { ActPanel, type Preview } from '../../ui/console/act-panel.tsx';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import { documentOf } from '../../ui/render.ts';
import { addressBefore } from './back.ts';
import { errorOf } from './forms/fields.tsx';
import { isAtHand } from './setting.ts';
import type { ActDraft, ActForm, ActName, ActSetting } from './types.ts';

const FILE_TYPES = '.pdf,.docx,.odt,.png,.jpg,.jpeg,application/pdf,image/png,image/jpeg';

/** The form of an act as it is shown: new, or as it came back. */
export type ShownAct = {
  readonly name: ActName;
  readonly form: ActForm;
  readonly setting: ActSetting;
  readonly draft: ActDraft;
  /** The seal of the form. */
  readonly csrfToken: string;
  readonly preview?: Preview;
  /** What others did since the form was opened. */
  readonly conflict?: readonly string[];
};

/** The page of an act: a panel with one form, which the page of the trajectory also shows in its frame. */
export function actPage(shown: ShownAct, frame: ConsoleFrame): string {
  const { form, setting } = shown;
  const { language } = frame;
  const { dossier } = setting;
  const title = `${form.title(setting)} · ${dossier.name}`;
  return documentOf(
    <StaffFrame frame={frame} title={title} here="trajectories">
      <p class="eyebrow">
        <a href={addressBefore(setting)}>
          ← {setting.isOfDay ? dayTextsOf(language).toDay : actTextsOf(language).back}
        </a>
      </p>
      <header class="title-block">
        <h1>{dossier.name}</h1>
        <p class="title-facts">
          <span>{dossier.template.title[language]}</span>
        </p>
      </header>
      <turbo-frame id="act">
        <Panel shown={shown} language={language} />
      </turbo-frame>
    </StaffFrame>,
  );
}

function Panel({ shown, language }: { readonly shown: ShownAct; readonly language: Language }) {
  const { name, form, setting, draft, csrfToken, preview, conflict = [] } = shown;
  const texts = textsOf(language);
  const atHand = isAtHand(form, setting);
  const hasMistakes = draft.mistakes.length > 0 || draft.note !== undefined;
  const isAsked = (draft.freeDays ?? []).length > 0;
  const takesFile = form.takesFile?.(setting) === true;
  return (
    <ActPanel
      id="act-panel"
      title={setting.isOfDay ? `${form.title(setting)} · ${setting.dossier.name}` : form.title(setting)}
      action={actAddress(setting, name)}
      {...(form.changesNothing ? {} : { previewAction: actAddress(setting, name, '/preview') })}
      backAddress={addressBefore(setting)}
      hidden={hiddenOf(shown, csrfToken)}
      {...(preview === undefined ? {} : { preview })}
      {...(atHand ? { button: isAsked ? texts.holidays.otherDay : form.button(setting, draft.sent) } : {})}
      upload={takesFile}
      isAgain={hasMistakes || conflict.length > 0}
      more={<Anyway draft={draft} language={language} />}
      isAsked={isAsked}
      language={language}
    >
      {conflict.length > 0 && <Conflict lines={conflict} language={language} />}
      {hasMistakes && (
        <ErrorSummary mistakes={draft.mistakes} texts={texts} note={draft.note} asksAboutDays={isAsked} />
      )}
      {!atHand && <Refused setting={setting} />}
      <form.Fields setting={setting} draft={draft} />
      {takesFile && <FileField draft={draft} language={language} />}
    </ActPanel>
  );
}

/** The version that was seen goes along, so that nobody decides on what has changed. */
function hiddenOf({ form, setting }: ShownAct, csrfToken: string) {
  const version = String(setting.dossier.head.version);
  return [
    { name: '_form', value: csrfToken },
    ...(form.changesNothing ? [] : [{ name: '_version', value: version }]),
  ];
}

function Conflict({ lines, language }: { readonly lines: readonly string[]; readonly language: Language }) {
  const texts = actTextsOf(language);
  return (
    <div role="alert" tabindex={-1} autofocus>
      <Remark title={texts.conflict}>
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p>{texts.conflictMore}</p>
      </Remark>
    </div>
  );
}

function Refused({ setting: { dossier, language } }: { readonly setting: ActSetting }) {
  const texts = actTextsOf(language);
  return <p class="wrong">{dossier.state.endedAt === undefined ? texts.notAtHand : texts.endedNow}</p>;
}

/** The button that makes an appointment on a day without school, once it was asked whether that is meant. */
function Anyway({ draft, language }: { readonly draft: ActDraft; readonly language: Language }) {
  const { freeDays = [] } = draft;
  if (freeDays.length === 0) return null;
  return (
    <button type="submit" name={FREE_DAYS} value={freeDays.join()} class="primary">
      {textsOf(language).holidays.anyway}
    </button>
  );
}

function FileField({ draft, language }: { readonly draft: ActDraft; readonly language: Language }) {
  const texts = textsOf(language);
  const { file: label, hint } = texts.document;
  const frame = { name: FILE, label, hint, error: errorOf(draft, FILE), required: true };
  return (
    <Field frame={frame} texts={texts}>
      <input type="file" {...controlAttributes(frame)} accept={FILE_TYPES} />
    </Field>
  );
}

function actAddress(
  { dossier, view, role, isOfDay, language }: ActSetting,
  name: ActName,
  rest = '',
): string {
  const query = new URLSearchParams({ lang: language });
  if (view !== undefined) query.set('step', view.path);
  if (role !== undefined) query.set('role', role.id);
  if (isOfDay) query.set('from', 'day');
  return `/trajectories/${dossier.head.id}/acts/${name}${rest}?${query}`;
}
