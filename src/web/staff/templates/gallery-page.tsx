import type { GalleryMail, MailWords } from '../../../application/templates/gallery-task.ts';
import { type FurtherLanguage, type Language, languages } from '../../../domain/text.ts';
import { languageInWords } from '../../../texts/language-names.ts';
import { templatesTextsOf } from '../../texts/texts.ts';
import { EmptyState } from '../../ui/console/empty-state.tsx';
import { ListHead } from '../../ui/console/list-head.tsx';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import { Tabs } from '../../ui/console/tabs.tsx';
import { documentOf } from '../../ui/render.ts';
import { addressWith } from '../addresses.ts';
import type { TemplatesVisit } from './visit.ts';

/** How a mail is looked at. */
export const views = ['text', 'mail', 'phone', 'dark'] as const;

type Shown = {
  readonly id: string;
  /** What the model trajectory is called. */
  readonly title: string;
  readonly isDraft: boolean;
  readonly mails: readonly GalleryMail[];
  readonly view: (typeof views)[number];
  /** The language of the mails, which need not be that of the page. */
  readonly words: Language | FurtherLanguage;
};

/** Every mail of a model trajectory, one under the other, in one language and looked at in one way. */
export function galleryPage(shown: Shown, { frame, language }: TemplatesVisit): string {
  const { id, title, isDraft, mails, view, words } = shown;
  const texts = templatesTextsOf(language).gallery;
  const draft = isDraft ? '1' : undefined;
  const address = (more: { readonly [name: string]: string | undefined }) =>
    addressWith(`/templates/${id}/gallery`, { draft, view, words, ...more }, language);
  return documentOf(
    <StaffFrame frame={frame} title={`${texts.title} · ${title}`} here="templates">
      <p class="eyebrow">
        <a href={addressWith(`/templates/${id}${isDraft ? '/draft' : ''}`, {}, language)}>← {title}</a>
      </p>
      <header class="title-block">
        <h1>{texts.title}</h1>
        <p>{texts.intro}</p>
      </header>
      <Tabs
        label={texts.view}
        tabs={views.map((one) => ({
          title: texts.views[one],
          address: address({ view: one }),
          isChosen: one === view,
        }))}
      />
      <Tabs
        label={texts.of}
        tabs={wordsOf(mails).map((one) => ({
          title: nameOf(one, language),
          address: address({ words: one }),
          isChosen: one === words,
        }))}
      />
      {mails.length === 0 ? (
        <EmptyState title={texts.none}>
          <p>{texts.noneMore}</p>
        </EmptyState>
      ) : (
        <ListHead count={texts.count(mails.length)} language={language} />
      )}
      <div class="admin">
        {mails.map((mail) => (
          <Mail key={mail.id} mail={mail} shown={shown} language={language} />
        ))}
      </div>
    </StaffFrame>,
  );
}

/** The languages in which mails can be looked at. */
export function wordsOf([first]: readonly GalleryMail[]): readonly (Language | FurtherLanguage)[] {
  return [...languages, ...Object.keys(first?.further ?? {})];
}

/** A mail in one of its languages. */
export function inWords(mail: GalleryMail, language: Language | FurtherLanguage): MailWords {
  if (language === 'nl' || language === 'en') return mail.words[language];
  return mail.further[language] ?? mail.words.nl;
}

function nameOf(words: Language | FurtherLanguage, language: Language): string {
  const texts = templatesTextsOf(language).gallery;
  return words === 'nl' || words === 'en' ? texts.words[words] : languageInWords(words, language);
}

function Mail(props: { readonly mail: GalleryMail; readonly shown: Shown; readonly language: Language }) {
  const { mail, shown, language } = props;
  const texts = templatesTextsOf(language).gallery;
  const { subject, text } = inWords(mail, shown.words);
  const { id, isDraft, view, words } = shown;
  const source = addressWith(
    `/templates/${id}/gallery/mail`,
    { mail: mail.id, words, draft: isDraft ? '1' : undefined },
    language,
  );
  return (
    <article class="card" aria-label={subject}>
      <h2 lang={words}>{subject}</h2>
      <p class="hint">
        {texts.kinds[mail.kind] ?? mail.kind} · {texts.to(mail.to[language])} · {mail.step[language]} (
        {mail.rung})
      </p>
      {view === 'text' ? (
        <pre class="letter-text" lang={words} tabindex={0}>
          {text}
        </pre>
      ) : (
        <iframe
          class={`letter-shown letter-${view}`}
          title={texts.frame(subject)}
          sandbox="allow-same-origin"
          loading="lazy"
          src={source}
        />
      )}
    </article>
  );
}
