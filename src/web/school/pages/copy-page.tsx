import { copyTextsOf } from '../../texts/texts.ts';
import { Facts } from '../../ui/components/facts.tsx';
import { Paragraphs } from '../../ui/components/text.tsx';
import { Page } from '../../ui/layout.tsx';
import { documentOf } from '../../ui/render.ts';
import type { CopyView } from '../view/copy.ts';

/** What somebody answered, with who, when and how: to be printed, or saved as it is. */
export function copyPage(view: CopyView): string {
  const { language, title, place, ask, facts, answers, comment, documents } = view;
  const texts = copyTextsOf(language);
  return documentOf(
    <Page
      language={language}
      title={`${texts.title}: ${title}`}
      otherLanguage={view.otherLanguage}
      personal
      service={view.service}
    >
      <p class="eyebrow">{place}</p>
      <article class="task copy" aria-labelledby="copy-title">
        <p class="task-role">{texts.title}</p>
        <h1 id="copy-title">{title}</h1>
        <Paragraphs text={ask} />
        <Facts facts={facts} />
        <h2>{texts.answer}</h2>
        {answers.length > 0 && <Facts facts={answers} />}
        {comment !== undefined && (
          <blockquote>
            <Paragraphs text={comment} />
          </blockquote>
        )}
        {documents.length > 0 && (
          <ul class="documents">
            {documents.map(({ name, sha256 }) => (
              <li key={sha256}>
                {name} <span class="optional">{texts.fingerprint(sha256.slice(0, 16))}</span>
              </li>
            ))}
          </ul>
        )}
        {answers.length === 0 && comment === undefined && documents.length === 0 && <p>{texts.confirmed}</p>}
      </article>
      <p class="not-printed">
        {texts.hint} <a href={view.save}>{texts.save}</a> · <a href={view.home}>{texts.back}</a>
      </p>
    </Page>,
  );
}
