import type { ShownSurvey } from '../../../application/surveys/read.ts';
import type { Language } from '../../../domain/text.ts';
import { longDate } from '../../../texts/dates.ts';
import type { FormDraft } from '../../form.ts';
import { AskFields } from '../../surveys/ask-fields.tsx';
import { surveysTextsOf } from '../../texts/texts.ts';
import { Confirmation } from '../../ui/components/notice.tsx';
import { type OwnFormFrame, ownFormPage } from './own-form-page.tsx';

type Shown = {
  readonly surveys: readonly ShownSurvey[];
  /** How many were asked just now. */
  readonly done: number | undefined;
  readonly draft: FormDraft | undefined;
};

/** Where a school has its own teachers asked, with what was asked before. */
export function teachersPage({ surveys, done, draft }: Shown, frame: OwnFormFrame): string {
  const { language } = frame;
  const texts = surveysTextsOf(language).school;
  return ownFormPage(frame, {
    ...{ texts, draft },
    done: done !== undefined && <Confirmation title={texts.title}>{texts.done(done)}</Confirmation>,
    fields: <AskFields draft={draft} language={language} addressesHint={texts.addressesHint} />,
    before: surveys.length > 0 && <Before surveys={surveys} language={language} />,
  });
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
