import type { Language } from '../../../domain/text.ts';
import { contentTextsOf } from '../../texts/texts.ts';
import { Page } from '../../ui/layout.tsx';
import { documentOf } from '../../ui/render.ts';
import { ownPage } from './own-page.ts';
import { type AskedReason, ReasonForm } from './reason-form.tsx';

/** A page that is only about the reason: it stands in the place of a mail, or of the school's own page. */
export function reasonPage(asked: AskedReason, language: Language, otherLanguage: string): string {
  const texts = contentTextsOf(language);
  const isPerson = asked.of === 'people';
  const title = isPerson ? texts.titleOfPerson : texts.title;
  const backOf = { trajectories: texts.back, people: texts.backToPerson, organisations: texts.backToPartner };
  return documentOf(
    <Page language={language} title={title} otherLanguage={otherLanguage} personal={false}>
      <article class="task task-still narrow-page">
        <h1>{title}</h1>
        <turbo-frame id="act">
          <ReasonForm {...asked} language={language} />
        </turbo-frame>
        <p>
          <a href={ownPage(asked.of, asked.subject, language)}>← {backOf[asked.of]}</a>
        </p>
      </article>
    </Page>,
  );
}
