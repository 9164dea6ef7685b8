import type { ShownSurvey } from '../../../application/surveys/read.ts';
import type { Language } from '../../../domain/text.ts';
import { longDate } from '../../../texts/dates.ts';
import { makeCsrfToken } from '../../csrf-token.ts';
import type { FormDraft } from '../../form.ts';
import { AskFields } from '../../surveys/ask-fields.tsx';
import { calendarTextsOf, surveysTextsOf, textsOf } from '../../texts/texts.ts';
import { ErrorSummary } from '../../ui/components/field.tsx';
import { Confirmation } from '../../ui/components/notice.tsx';
import { Page } from '../../ui/layout.tsx';
import { documentOf } from '../../ui/render.ts';
import type { Service } from '../../ui/types.ts';

type Shown = {
  readonly surveys: readonly ShownSurvey[];
  /** How many were asked just now. */
  readonly done: number | undefined;
  readonly draft: FormDraft | undefined;
};

/** Where a school has its own teachers asked, with what was asked before. */
export function teachersPage(
  { surveys, done, draft }: Shown,
  frame: {
    readonly language: Language;
    readonly home: string;
    readonly otherLanguage: string;
    readonly service: Service | undefined;
    readonly action: string;
    readonly token: string;
  },
): string {
  const { language, home, otherLanguage, service, action, token } = frame;
  const texts = surveysTextsOf(language).school;
  return documentOf(
    <Page language={language} title={texts.title} otherLanguage={otherLanguage} personal service={service}>
      <div class="narrow-page">
        {done !== undefined && <Confirmation title={texts.title}>{texts.done(done)}</Confirmation>}
        <h1>{texts.title}</h1>
        <p>{texts.lead}</p>
        <form method="post" action={action} class="stacked" aria-label={texts.title}>
          <input type="hidden" name="_form" value={makeCsrfToken(token)} />
          {draft !== undefined && (
            <ErrorSummary mistakes={draft.mistakes} texts={textsOf(language)} note={draft.note} />
          )}
          <AskFields draft={draft} language={language} addressesHint={texts.addressesHint} />
          <button type="submit" class="primary">
            {texts.button}
          </button>
        </form>
        {surveys.length > 0 && <Before surveys={surveys} language={language} />}
        <p>
          <a class="in-row" href={home}>
            {calendarTextsOf(language).back}
          </a>
        </p>
      </div>
    </Page>,
  );
}

function Before(props: { readonly surveys: readonly ShownSurvey[]; readonly language: Language }) {
  const { surveys, language } = props;
  const { school: texts, kinds } = surveysTextsOf(language);
  return (
    <section aria-labelledby="asked-before">
      <h2 id="asked-before">{texts.before}</h2>
      <ul class="plain-list">
        {surveys.map(({ id, kind, answered, asked, isClosed, closesOn }) => (
          <li key={id}>
            {isClosed
              ? texts.closed(kinds[kind], answered, asked)
              : texts.one(kinds[kind], answered, asked, longDate(closesOn, language))}
          </li>
        ))}
      </ul>
    </section>
  );
}
