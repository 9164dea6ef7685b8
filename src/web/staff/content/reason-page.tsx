import type { Language } from '../../../domain/text.ts';
import { contentTextsOf } from '../../texts/texts.ts';
import { Page } from '../../ui/layout.tsx';
import { documentOf } from '../../ui/render.ts';
import { trajectoryAddress } from '../addresses.ts';
import { type AskedReason, ReasonForm } from './reason-form.tsx';

/** A page that is only about the reason: it stands in the place of a mail, or of the school's own page. */
export function reasonPage(asked: AskedReason, language: Language, otherLanguage: string): string {
  const texts = contentTextsOf(language);
  return documentOf(
    <Page language={language} title={texts.title} otherLanguage={otherLanguage} personal={false}>
      <article class="task task-still narrow-page">
        <h1>{texts.title}</h1>
        <turbo-frame id="act">
          <ReasonForm {...asked} language={language} />
        </turbo-frame>
        <p>
          <a href={trajectoryAddress(asked.trajectory, language)}>← {texts.back}</a>
        </p>
      </article>
    </Page>,
  );
}
