import type { LetterheadPreview } from '../../../application/organisations/letterhead/preview.ts';
import type { OrganisationLetterhead } from '../../../application/organisations/letterhead/read.ts';
import type { Organisation } from '../../../store/people/organisations.ts';
import { FILE, type Sent, sentText } from '../../form.ts';
import { logoAddress } from '../../logos.routes.ts';
import { letterheadTextsOf, textsOf } from '../../texts/texts.ts';
import { controlAttributes, Field, TextArea, TextInput } from '../../ui/components/field.tsx';
import { SelectInput } from '../../ui/components/select.tsx';
import { EmptyState } from '../../ui/console/empty-state.tsx';
import { Tick } from '../../ui/console/tick.tsx';
import { HiddenFields } from '../../ui/console/undo-notice.tsx';
import { errorOf } from '../acts/forms/fields.tsx';
import type { ActDraft } from '../acts/types.ts';
import { addressWith } from '../addresses.ts';
import { adminPage } from './frame.tsx';
import { LONGEST_NAME, LONGEST_SIGNATURE } from './letterhead-words.ts';
import type { AdminVisit } from './visit.ts';

const path = '/admin/letterhead';

/** What the page on as whom a service writes is made from. */
export type LetterheadShown = {
  readonly services: readonly Organisation[];
  readonly letterhead?: OrganisationLetterhead;
  /** What stands in the form. */
  readonly sent?: Sent;
  readonly looked?: LetterheadPreview | undefined;
  readonly draft?: ActDraft | undefined;
};

/** As whom a service writes, the form that changes it, and what a mail looks like. */
export function letterheadPage(shown: LetterheadShown, visit: AdminVisit): string {
  const { frame, language, did } = visit;
  const { services, letterhead, looked, draft } = shown;
  const texts = letterheadTextsOf(language);
  const said = did === undefined || letterhead === undefined ? undefined : texts.saved(letterhead.name);
  return adminPage(
    frame,
    { tab: 'letterhead', intro: texts.intro, did: said, draft },
    <>
      {letterhead === undefined && <EmptyState title={texts.none} />}
      {letterhead !== undefined && services.length > 1 && <Choice {...{ shown, visit }} />}
      {letterhead !== undefined && <Words {...{ shown, visit, letterhead }} />}
      {letterhead !== undefined && looked !== undefined && (
        <Looked {...{ shown, visit, looked }} service={letterhead.organisation} />
      )}
    </>,
  );
}

type Part = { readonly shown: LetterheadShown; readonly visit: AdminVisit };

function Choice({ shown: { services, letterhead }, visit: { language } }: Part) {
  const texts = letterheadTextsOf(language);
  return (
    <form method="get" action={path} class="row">
      <input type="hidden" name="lang" value={language} />
      <SelectInput
        frame={{ name: 'service', label: texts.service, required: true }}
        texts={textsOf(language)}
        options={services.map(({ id, name }) => ({ value: id, label: name }))}
        value={letterhead?.organisation}
      />
      <button type="submit" class="secondary">
        {texts.choose}
      </button>
    </form>
  );
}

function Words(props: Part & { readonly letterhead: OrganisationLetterhead }) {
  const { shown, visit, letterhead } = props;
  const { language, csrfToken } = visit;
  const texts = letterheadTextsOf(language);
  const shared = textsOf(language);
  const draft = shown.draft ?? { sent: {}, mistakes: [] };
  const { organisation, name, logo } = letterhead;
  const value = (field: string) => sentText(shown.sent ?? {}, field);
  const field = (named: string, label: string, hint: string) => ({
    ...{ name: named, label, hint, required: false, unmarked: true, error: errorOf(draft, named) },
  });
  const file = field(FILE, texts.logo, texts.logoHint);
  return (
    <form
      method="post"
      action={addressWith(path, {}, language)}
      enctype="multipart/form-data"
      class="card stacked"
    >
      <HiddenFields
        fields={[
          { name: '_form', value: csrfToken },
          { name: 'service', value: organisation },
        ]}
      />
      <h2>{name}</h2>
      <TextInput
        frame={field('sender_name', texts.senderName, texts.senderNameHint(name))}
        texts={shared}
        value={value('sender_name')}
        limits={{ maxlength: LONGEST_NAME }}
      />
      {(['nl', 'en'] as const).map((words) => (
        <TextArea
          key={words}
          frame={field(
            `signature_${words}`,
            words === 'nl' ? texts.signatureNl : texts.signatureEn,
            texts.signatureHint,
          )}
          texts={shared}
          value={value(`signature_${words}`)}
          rows={3}
          maxlength={LONGEST_SIGNATURE}
        />
      ))}
      <Field frame={file} texts={shared}>
        <input type="file" {...controlAttributes(file)} accept="image/png,image/jpeg" />
      </Field>
      {logo !== undefined && (
        <>
          <p>
            <img src={logoAddress(logo.hash)} alt={texts.logoNow} width={200} />
          </p>
          <Tick name="remove_logo" label={texts.removeLogo} />
        </>
      )}
      <div class="buttons">
        <button type="submit" class="primary">
          {texts.save}
        </button>
        <button type="submit" name="do" value="look" class="secondary">
          {texts.look}
        </button>
      </div>
    </form>
  );
}

function Looked(props: Part & { readonly looked: LetterheadPreview; readonly service: string }) {
  const { shown, visit, looked, service } = props;
  const { language } = visit;
  const texts = letterheadTextsOf(language);
  const { from, subject, text } = looked;
  const word = (name: string) => sentText(shown.sent ?? {}, name);
  const words = {
    ...{ service, sender_name: word('sender_name') },
    ...{ signature_nl: word('signature_nl'), signature_en: word('signature_en') },
  };
  return (
    <section class="card" aria-labelledby="preview-title">
      <h2 id="preview-title">{texts.preview}</h2>
      <p>{texts.from(from.name, from.address)}</p>
      <p>
        <strong>{subject}</strong>
      </p>
      <pre class="letter-text" tabindex={0}>
        {text}
      </pre>
      <p class="hint">{texts.previewMore}</p>
      <details class="fold">
        <summary>{texts.shown}</summary>
        <iframe
          class="letter-shown"
          title={texts.frame}
          sandbox="allow-same-origin"
          loading="lazy"
          src={addressWith(`${path}/shown`, words, language)}
        />
      </details>
    </section>
  );
}
