import type { ComponentChildren } from 'preact';
import type { Language } from '../../../domain/text.ts';
import { makeCsrfToken } from '../../csrf-token.ts';
import type { FormDraft } from '../../form.ts';
import { calendarTextsOf, textsOf } from '../../texts/texts.ts';
import { ErrorSummary } from '../../ui/components/field.tsx';
import { Page } from '../../ui/layout.tsx';
import { documentOf } from '../../ui/render.ts';
import type { Service } from '../../ui/types.ts';

/** What surrounds a page of a school with one form. */
export type OwnFormFrame = {
  readonly language: Language;
  /** Where whoever is done goes back to. */
  readonly home: string;
  readonly otherLanguage: string;
  readonly service: Service | undefined;
  readonly action: string;
  readonly token: string;
};

/** A page of a school with one form, what came of it before, and the way back. */
export function ownFormPage(
  frame: OwnFormFrame,
  page: {
    readonly texts: { readonly title: string; readonly lead: string; readonly button: string };
    /** What was done just now. */
    readonly done: ComponentChildren;
    readonly draft: FormDraft | undefined;
    readonly fields: ComponentChildren;
    readonly before: ComponentChildren;
  },
): string {
  const { language, home, otherLanguage, service, action, token } = frame;
  const { texts, done, draft, fields, before } = page;
  return documentOf(
    <Page language={language} title={texts.title} otherLanguage={otherLanguage} personal service={service}>
      <div class="narrow-page">
        {done}
        <h1>{texts.title}</h1>
        <p>{texts.lead}</p>
        <form method="post" action={action} class="stacked" aria-label={texts.title}>
          <input type="hidden" name="_form" value={makeCsrfToken(token)} />
          {draft !== undefined && (
            <ErrorSummary mistakes={draft.mistakes} texts={textsOf(language)} note={draft.note} />
          )}
          {fields}
          <button type="submit" class="primary">
            {texts.button}
          </button>
        </form>
        {before}
        <p>
          <a class="in-row" href={home}>
            {calendarTextsOf(language).back}
          </a>
        </p>
      </div>
    </Page>,
  );
}
