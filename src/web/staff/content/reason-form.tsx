import type { Language } from '../../../domain/text.ts';
import type { ContentTexts } from '../../texts/content-nl.ts';
import { contentTextsOf } from '../../texts/texts.ts';
import { HiddenFields } from '../../ui/console/undo-notice.tsx';
import { addressWith } from '../addresses.ts';

/** Whose content it is: what people wrote in a trajectory, all that is kept about somebody, or what a partner wrote. */
export type ContentOf = 'trajectories' | 'people' | 'organisations';

/** What is asked before content is shown, and where one goes then. */
export type AskedReason = {
  readonly of: ContentOf;
  /** Its id. */
  readonly subject: string;
  /** The page of ours that was wanted. */
  readonly back: string;
  readonly csrfToken: string;
  /** What was sent was empty. */
  readonly isMissing?: boolean;
};

/** Stands in the place of what people wrote, for whoever reads it for a reason only. */
export function ReasonForm(props: AskedReason & { readonly language: Language }) {
  const { of, subject, back, csrfToken, isMissing = false, language } = props;
  const texts = contentTextsOf(language);
  return (
    <section class="card" aria-labelledby="content-title">
      <h2 id="content-title">{of === 'people' ? texts.titleOfPerson : texts.title}</h2>
      <p class="hint">{leadOf(of, texts)}</p>
      <form
        method="post"
        action={addressWith(`/${of}/${subject}/content`, {}, language)}
        data-turbo-frame="_top"
      >
        <HiddenFields
          fields={[
            { name: '_form', value: csrfToken },
            { name: 'back', value: back },
          ]}
        />
        <div class="field">
          <label for="content-reason">{texts.reason}</label>
          <input
            id="content-reason"
            name="reason"
            maxlength={500}
            required
            autocomplete="off"
            aria-describedby={isMissing ? 'content-reason-wrong content-reason-hint' : 'content-reason-hint'}
            aria-invalid={isMissing}
          />
          {isMissing && (
            <p class="wrong" id="content-reason-wrong">
              {texts.missing}
            </p>
          )}
          <p class="hint" id="content-reason-hint">
            {texts.hint}
          </p>
        </div>
        <button type="submit" class="secondary">
          {texts.show}
        </button>
      </form>
    </section>
  );
}

function leadOf(of: ContentOf, texts: ContentTexts): string {
  if (of === 'people') return texts.leadOfPerson;
  return of === 'organisations' ? texts.leadOfPartner : texts.lead;
}
